"""A small shop in a cluster: every kind of object that something is made of, and some of which nothing is."""

SMALL = """\
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: {pod-security.kubernetes.io/enforce: privileged}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: web
      securityContext: {runAsNonRoot: true}
      containers:
        - name: web
          image: registry.example.org/shop/nginx:1.27
          env:
            - {name: ORDERS_URL, value: "http://orders.shop.svc.cluster.local:8080/v1"}
            - {name: MODE, value: cache}
            - {name: CACHE_HOST, value: cache}
            - name: SESSION_KEY
              valueFrom: {secretKeyRef: {name: session, key: key}}
          resources: {limits: {memory: 64Mi}}
          readinessProbe: {httpGet: {path: /, port: 80}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: orders, namespace: shop}
spec:
  replicas: 1
  template:
    metadata: {labels: {app: orders}}
    spec:
      serviceAccountName: orders
      automountServiceAccountToken: false
      containers:
        - name: orders
          image: registry.example.org/shop/orders
          args: ["--redis=cache:6379", "--verbose"]
          env:
            - {name: DB_PASSWORD, value: hunter2hunter2}
  volumeClaimTemplates:
    - metadata: {name: books}
---
apiVersion: v1
kind: Pod
metadata: {name: cache, namespace: shop, labels: {app: cache}}
spec:
  containers:
    - {name: cache, image: "redis:7"}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: system}
spec:
  template:
    metadata: {labels: {app: agent}}
    spec:
      hostNetwork: true
      serviceAccountName: agent
      containers:
        - name: agent
          image: example.org/agent:2
          securityContext: {privileged: true}
      volumes:
        - {name: socket, hostPath: {path: /var/run/docker.sock}}
---
apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop},
     spec: {selector: {app: orders}, ports: [{name: http, port: 8080}]}}
  - {apiVersion: v1, kind: Service, metadata: {name: cache, namespace: shop},
     spec: {selector: {app: cache}, ports: [{name: tcp-redis, port: 6379}]}}
  - {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop},
     spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  ingressClassName: public
  tls: [{hosts: [shop.example.org], secretName: shop-tls}]
  rules:
    - host: shop.example.org
      http: {paths: [{path: /, backend: {service: {name: web, port: {number: 80}}}}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: to-cache, namespace: shop}
spec:
  podSelector: {matchLabels: {app: cache}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}]
      ports: [{port: 6379}]
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: shop}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: orders, namespace: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: looks}
rules: [{apiGroups: [""], resources: [pods], verbs: [get, list]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: agent-rules}
roleRef: {kind: ClusterRole, name: cluster-admin}
subjects:
  - {kind: ServiceAccount, name: agent, namespace: system}
  - {kind: Group, name: platform}
---
apiVersion: v1
kind: Secret
metadata: {name: session, namespace: shop}
stringData: {key: correct-horse-battery}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: shop}
---
apiVersion: example.org/v1
kind: Unheard
metadata: {name: one}
"""
