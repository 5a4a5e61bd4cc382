"""A small Threagile model that has one of everything."""

SMALL = """\
threagile_version: 1.0.0
title: Shop
date: 2026-01-31
author: {name: architect}
business_criticality: important
includes: [other.yaml]
business_overview: {description: Sells <b>balloons</b>, images: []}
questions:
  Who patches the servers?: ""
  Who has the keys?: The operators
abuse_cases: {Theft: As a thief I want the orders}
security_requirements: {Input Validation: Strict}
tags_available: [postgres, vmware, apache]
data_assets:
  Orders: &orders
    {id: orders, description: What was sold, usage: business, quantity: many, confidentiality: confidential,
     integrity: critical, availability: operational, justification_cia_rating: Names and addresses}
  Invoices:
    <<: *orders
    id: invoices
    confidentiality: strictly-confidential
technical_assets:
  Customer: &base
    id: customer
    description: The browser of a customer
    type: external-entity
    usage: business
    used_as_client_by_human: true
    out_of_scope: true
    justification_out_of_scope: Not ours
    size: system
    technology: browser
    tags: []
    internet: true
    machine: physical
    encryption: none
    owner: Customer
    confidentiality: public
    integrity: operational
    availability: operational
    multi_tenant: false
    redundant: false
    custom_developed_parts: false
    data_assets_processed: [orders]
    data_assets_stored: []
    data_formats_accepted: [json]
    communication_links:
      Shopping: &link
        {target: web, description: The shop, protocol: https, authentication: session-id,
         authorization: enduser-identity-propagation, vpn: false, ip_filtered: false, readonly: false, usage: business,
         data_assets_sent: [orders], data_assets_received: [orders]}
  Web:
    <<: *base
    id: web
    type: process
    used_as_client_by_human: false
    out_of_scope: false
    technology: web-server
    tags: [apache]
    internet: false
    machine: virtual
    redundant: true
    communication_links:
      Store:
        {<<: *link, target: db, protocol: jdbc-encrypted, authentication: client-certificate,
         authorization: technical-user, ip_filtered: true}
      Report: {<<: *link, target: db, protocol: jdbc, authorization: technical-user, vpn: true, ip_filtered: true}
      Gone: {<<: *link, target: nowhere}
  Database:
    <<: *base
    id: db
    type: datastore
    used_as_client_by_human: false
    out_of_scope: false
    technologies: [database]
    technology: database
    tags: [postgres]
    internet: false
    machine: virtual
    encryption: data-with-enduser-individual-key
    data_assets_stored: [orders, invoices, nothing]
    communication_links: {}
  Operator:
    <<: *base
    id: operator
    technology: unknown-technology
    internet: false
    communication_links:
      Care: {<<: *link, target: web, protocol: ssh, authentication: two-factor, usage: devops}
trust_boundaries:
  DMZ: {id: dmz, description: Front, type: network-on-prem, tags: [], technical_assets_inside: [web],
    trust_boundaries_nested: [inner]}
  Inner: {id: inner, description: Back, type: execution-environment, tags: [], technical_assets_inside: [db, ghost],
    trust_boundaries_nested: []}
shared_runtimes:
  Host: {id: host, description: One machine, tags: [vmware], technical_assets_running: [web, db]}
individual_risk_categories:
  Fire:
    id: fire
    description: It burns
    impact: All is lost
    mitigation: Sprinklers
    check: Is there one?
    cwe: 1008
    stride: denial-of-service
    risks_identified:
      <b>Fire</b> in the cellar:
        {severity: high, exploitation_likelihood: frequent, exploitation_impact: very-high,
         most_relevant_technical_asset: db}
risk_tracking:
  fire@db: &tracked {status: accepted, justification: Insured, ticket: T-1, date: 2026-01-04, checked_by: architect}
  unencrypted-communication@web>report@web@db: {<<: *tracked, status: false-positive}
  sql-nosql-injection@web@db@web>store: {<<: *tracked, status: in-discussion}
  missing-hardening@*: {<<: *tracked, status: mitigated}
diagram_tweak_nodesep: 2
"""
