"""Guests in the roles of an application, by the Graph SDK for Python."""

from uuid import UUID

from msgraph.generated.models.app_role_assignment import AppRoleAssignment
from msgraph.generated.models.service_principal import ServicePrincipal

from sdk import listed, refusal


async def test_a_role_is_given_found_from_both_sides_and_taken(graph, tenant):
    board = tenant.admin.made(f"{tenant.path}/applications", {"name": "Board", "redirectURI": ["https://board.contoso.example/in"]})["clientId"]
    role = tenant.admin.made(f"{tenant.path}/applications/{board}/roles", {"value": "Projects.Read", "displayName": "Reader"})["id"]
    guest = tenant.invite("ana@fabrikam.example", invitedUserDisplayName="Ana")

    (found,) = await listed(graph.service_principals, filter=f"appId eq '{board}'")
    assert (found.id, found.app_id, found.display_name) == (board, board, "Board")
    assert [(one.id, one.value) for one in found.app_roles] == [(UUID(role), "Projects.Read")]
    assert (await graph.service_principals_with_app_id(board).get()).id == board

    asked = AppRoleAssignment(principal_id=UUID(guest), resource_id=UUID(board), app_role_id=UUID(role))
    made = await graph.users.by_user_id(guest).app_role_assignments.post(asked)
    assert (made.principal_id, made.resource_id, made.app_role_id) == (UUID(guest), UUID(board), UUID(role))
    assert made.principal_display_name == "Ana" and made.resource_display_name == "Board" and made.created_date_time
    await refusal(graph.users.by_user_id(guest).app_role_assignments.post(asked), 400)
    assert [one.id for one in await listed(graph.users.by_user_id(guest).app_role_assignments)] == [made.id]
    assigned = graph.service_principals.by_service_principal_id(board).app_role_assigned_to
    assert [one.id for one in await listed(assigned)] == [made.id]
    assert (await assigned.by_app_role_assignment_id(made.id).get()).principal_type == "User"

    await graph.users.by_user_id(guest).app_role_assignments.by_app_role_assignment_id(made.id).delete()
    assert await listed(assigned) == []
    other = await assigned.post(asked)
    await assigned.by_app_role_assignment_id(other.id).delete()
    await refusal(assigned.by_app_role_assignment_id(other.id).get(), 404)


async def test_an_application_can_want_assignments(graph, tenant):
    board = tenant.admin.made(f"{tenant.path}/applications", {"name": "Strict"})["clientId"]
    builder = graph.service_principals.by_service_principal_id(board)
    await builder.patch(ServicePrincipal(app_role_assignment_required=True))
    assert (await builder.get()).app_role_assignment_required is True


async def test_roles_are_read_by_the_principal_name_too(graph, tenant):
    guest = tenant.invite("berta@fabrikam.example")
    name = (await graph.users.by_user_id(guest).get()).user_principal_name
    assert await listed(graph.users.by_user_id(name).app_role_assignments) == []
