"""Named locations, kept by the Graph SDK for Python.

What is sent: Microsoft Graph v1.0, "Create namedLocation", examples 1 (ipNamedLocation) and 2 (countryNamedLocation), and "Update ipNamedLocation".
"""

import datetime

from msgraph.generated.models.country_lookup_method_type import CountryLookupMethodType
from msgraph.generated.models.country_named_location import CountryNamedLocation
from msgraph.generated.models.i_pv4_cidr_range import IPv4CidrRange
from msgraph.generated.models.i_pv6_cidr_range import IPv6CidrRange
from msgraph.generated.models.ip_named_location import IpNamedLocation
from msgraph_core.tasks.page_iterator import PageIterator
import pytest

from sdk import asking, refusal


@pytest.fixture
def locations(graph):
    return graph.identity.conditional_access.named_locations


def office(name="Untrusted named location with an IPv4 range"):
    return IpNamedLocation(display_name=name, is_trusted=False, ip_ranges=[
        IPv4CidrRange(cidr_address="12.34.221.11/22"), IPv6CidrRange(cidr_address="2001:0:9d38:90d6:0:0:0:0/63")])


async def test_ranges_are_read_as_they_were_sent(locations):
    """Graph's own example has the bits of a host set."""
    made = await locations.post(office())
    for one in (made, await locations.by_named_location_id(made.id).get()):
        assert isinstance(one, IpNamedLocation) and one.is_trusted is False
        assert isinstance(one.created_date_time, datetime.datetime) and isinstance(one.modified_date_time, datetime.datetime)
        assert [(type(part), part.cidr_address) for part in one.ip_ranges] == [
            (IPv4CidrRange, "12.34.221.11/22"), (IPv6CidrRange, "2001:0:9d38:90d6:0:0:0:0/63")]


async def test_countries_are_refused_without_the_operators_file(locations):
    """The sandbox has none, and says whose matter it is. What is wrong in itself is said before."""
    asked = CountryNamedLocation(
        display_name="Named location with unknown countries and regions", countries_and_regions=["US", "GB"],
        include_unknown_countries_and_regions=True)
    assert "VESTIBULE_COUNTRIES_FILE" in (await refusal(locations.post(asked), 400)).message
    place = locations.by_named_location_id((await locations.post(office())).id)
    assert "stays what it is" in (await refusal(place.patch(asked), 400)).message


async def test_page_iterator_meets_every_place_once(locations, graph):
    made = {(await locations.post(office(f"Place {number}"))).id for number in range(4)}
    first, met = await locations.get(asking(locations, top=3, count=True)), []
    await PageIterator(first, graph.request_adapter).iterate(lambda one: met.append(one) or True)
    ids = [one.id for one in met]
    assert made <= set(ids) and len(ids) == len(set(ids)) == first.odata_count and {type(one) for one in met} == {IpNamedLocation}


async def test_a_patch_changes_what_it_names(locations):
    place = locations.by_named_location_id((await locations.post(office("Office"))).id)
    # It answers 204; the SDK calls that None.
    assert await place.patch(IpNamedLocation(is_trusted=True)) is None
    read = await place.get()
    assert (read.display_name, read.is_trusted, len(read.ip_ranges)) == ("Office", True, 2)
    await place.patch(IpNamedLocation(display_name="House", ip_ranges=[IPv4CidrRange(cidr_address="198.51.100.0/24")]))
    read = await place.get()
    assert (read.display_name, read.is_trusted, [one.cidr_address for one in read.ip_ranges]) == ("House", True, ["198.51.100.0/24"])


async def test_a_place_that_a_policy_names_stays(locations, graph, tenant):
    made = await locations.post(office("Needed"))
    policy = tenant.plain.made("/v1.0/identity/conditionalAccess/policies", {
        "displayName": "From the office", "state": "disabled", "grantControls": {"operator": "OR", "builtInControls": ["block"]},
        "conditions": {"users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]},
                       "locations": {"includeLocations": ["All"], "excludeLocations": [made.id]}}})["id"]
    place = locations.by_named_location_id(made.id)
    assert "The policy From the office names it" in (await refusal(place.delete(), 409)).message
    await graph.identity.conditional_access.policies.by_conditional_access_policy_id(policy).delete()
    assert await place.delete() is None
    assert (await refusal(place.get(), 404)).code == "Request_ResourceNotFound"


async def test_what_is_no_place_is_refused(locations):
    for name, wrong in {
        "cidrAddress": IpNamedLocation(display_name="A", ip_ranges=[IPv4CidrRange(cidr_address="203.0.113.256/24")]),
        "ipRanges": IpNamedLocation(display_name="A", ip_ranges=[]),
        "countriesAndRegions": CountryNamedLocation(display_name="A", countries_and_regions=["Germany"]),
        "countryLookupMethod": CountryNamedLocation(
            display_name="A", countries_and_regions=["DE"], country_lookup_method=CountryLookupMethodType.AuthenticatorAppGps),
    }.items():
        assert name in (await refusal(locations.post(wrong), 400)).message
