"""Who calls whom in a cloud: entrances, load balancers and what is behind them, events, settings that name others."""

from __future__ import annotations

from tmtui.exchange.incoming.plain import maps, number, text
from tmtui.exchange.readers.terraform.catalogue import COMPONENTS
from tmtui.exchange.readers.terraform.estate import Estate
from tmtui.exchange.readers.terraform.resources import Resource
from tmtui.exchange.readers.terraform.rules import is_inside_only

_LISTENERS = ("aws_lb_listener", "aws_alb_listener", "aws_lb_listener_rule")
_GROUPS = ("aws_lb_target_group", "aws_alb_target_group")

_NO_CALL = ("kms", "role", "security_group", "subnet", "vpc", "network_interface", "log_", "_log", "cluster", "depends",
            "availability", "provider", "certificate", "tags", "key_id", "encryption", "resource_group", "location",
            "policy", "zone_id", "identity", "server_id", "vault", "bucket_logging", "triggers")  # fmt: skip
"""Pieces of keys under which something is named that is not called."""

_EVENTS = {
    "aws_lambda_event_source_mapping": (("event_source_arn",), ("function_name",)),
    "aws_sns_topic_subscription": (("topic_arn",), ("endpoint",)),
    "aws_cloudwatch_event_target": (("rule",), ("arn",)),
    "aws_s3_bucket_notification": (("bucket",), ("lambda_function_arn", "queue_arn", "topic_arn")),
    "aws_lambda_permission": (("source_arn",), ("function_name",)),
    "aws_api_gateway_integration": (("rest_api_id",), ("uri",)),
    "aws_apigatewayv2_integration": (("api_id",), ("integration_uri",)),
    "aws_api_gateway_authorizer": (("rest_api_id",), ("authorizer_uri",)),
    "aws_apigatewayv2_authorizer": (("api_id",), ("authorizer_uri",)),
}  # fmt: skip
"""Type of resource: keys of who calls, keys of who is called."""

_ENTRANCES = {
    "aws_cloudfront_distribution": "https", "aws_api_gateway_rest_api": "https", "aws_apigatewayv2_api": "https",
    "aws_appsync_graphql_api": "https", "aws_apprunner_service": "https", "azurerm_linux_web_app": "https",
    "azurerm_windows_web_app": "https", "azurerm_app_service": "https", "azurerm_static_web_app": "https",
    "azurerm_linux_function_app": "https", "azurerm_windows_function_app": "https", "azurerm_frontdoor": "https",
    "azurerm_cdn_frontdoor_profile": "https", "azurerm_api_management": "https",
    "google_app_engine_application": "https",
}  # fmt: skip
"""Types that stand on the internet unless they say otherwise."""


def calls(estate: Estate) -> None:
    """Add the flows of entrances, load balancers, events and settings."""
    _entrances(estate)
    _balancers(estate)
    for each in estate.resources:
        if each.type in _EVENTS:
            _event(estate, each)
        elif each.address in estate.components:
            _named(estate, each)


def _entrances(estate: Estate) -> None:
    for each in estate.resources:
        component = estate.components.get(each.address)
        if component is None:
            continue
        private = "PRIVATE" in str(each.look("endpoint_configuration", "types")).upper() or is_inside_only(each)
        scheme = _ENTRANCES.get(each.type, "")
        if scheme and not private:
            estate.connect(estate.anybody(each.pointer), component, each.pointer, scheme=scheme)
        if each.flag("publicly_accessible"):
            wanted = number(each.values.get("port"))
            estate.connect(estate.anybody(each.pointer), component, each.pointer, port=int(wanted) if wanted else None)
        if each.flag("vpc_config", "endpoint_public_access") or each.flag("endpoint_public_access"):
            estate.connect(estate.anybody(each.pointer), component, each.pointer, port=443, scheme="https")
    for each in estate.of("aws_lambda_function_url"):
        for function in each.linked("aws_lambda_function"):
            component = estate.components[function.address]
            estate.connect(estate.anybody(each.pointer), component, each.pointer, scheme="https")
            if each.word("authorization_type").upper() == "NONE":
                estate.draft.say(component, "function_callers", "anybody", at=each.pointer)


def _balancers(estate: Estate) -> None:
    """Add the ports of load balancers, and what stands behind them."""
    fronts: dict[str, list[str]] = {}
    for listener in estate.of(*_LISTENERS):
        balancers = [one for one in listener.linked("aws_lb", "aws_alb") if one.address in estate.components]
        for other in listener.linked("aws_lb_listener", "aws_alb_listener"):
            balancers += [one for one in other.linked("aws_lb", "aws_alb") if one.address in estate.components]
        wanted = number(listener.values.get("port"))
        for balancer in balancers:
            component = estate.components[balancer.address]
            if not is_inside_only(balancer) and listener.type != "aws_lb_listener_rule":
                estate.connect(estate.anybody(listener.pointer), component, listener.pointer,
                               port=int(wanted) if wanted else None,
                               scheme=listener.word("protocol").lower())  # fmt: skip
            for group in listener.linked(*_GROUPS):
                fronts.setdefault(group.address, []).append(component)
    attached = [*estate.of("aws_lb_target_group_attachment"), *estate.of("aws_ecs_service", "aws_autoscaling_group")]
    for each in attached:
        own = estate.components.get(each.address)
        targets = (
            [own]
            if own
            else [estate.components[one.address] for one in each.linked() if one.address in estate.components]
        )
        for group in each.linked(*_GROUPS):
            wanted = number(group.values.get("port"))
            for front in dict.fromkeys(fronts.get(group.address, ())):
                for target in targets:
                    if target != front:
                        estate.connect(front, target, each.pointer, port=int(wanted) if wanted else None,
                                       scheme=group.word("protocol").lower())  # fmt: skip
    for each in estate.of("aws_elb"):
        component = estate.components[each.address]
        for block in maps(each.values.get("listener")):
            wanted = number(block.get("lb_port"))
            if not is_inside_only(each):
                estate.connect(estate.anybody(each.pointer), component, each.pointer,
                               port=int(wanted) if wanted else None,
                               scheme=text(block.get("lb_protocol")).lower())  # fmt: skip


def _event(estate: Estate, each: Resource) -> None:
    """Add the flow of something that hands events or calls on."""
    callers, called = _EVENTS[each.type]
    sources = [one for one, key in each.links.values() if key in callers and one.address in estate.components]
    targets = [one for one, key in each.links.values() if key in called and one.address in estate.components]
    for source in sources:
        for target in targets:
            if source is not target:
                estate.connect(estate.components[source.address], estate.components[target.address], each.pointer,
                               scheme="https")  # fmt: skip


def _named(estate: Estate, each: Resource) -> None:
    """Add a flow to everything that a resource is told the name of, to be called."""
    for other, key in estate.reached(each):
        target = estate.components.get(other.address)
        if target is None or any(piece in key.lower() for piece in _NO_CALL):
            continue
        if other.type in COMPONENTS and target != estate.components[each.address]:
            estate.connect(estate.components[each.address], target, each.pointer, note=f"named under {key}")
