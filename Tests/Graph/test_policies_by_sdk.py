"""Who may invite, which organisations come in and by which doors, changed by the Graph SDK for Python."""

from msgraph.generated.models.allow_invites_from import AllowInvitesFrom
from msgraph.generated.models.authorization_policy import AuthorizationPolicy
from msgraph.generated.models.b2b_identity_providers_type import B2bIdentityProvidersType as Door
from msgraph.generated.models.built_in_identity_provider import BuiltInIdentityProvider
from msgraph.generated.models.cross_tenant_access_policy_b2_b_setting import CrossTenantAccessPolicyB2BSetting
from msgraph.generated.models.cross_tenant_access_policy_configuration_default import CrossTenantAccessPolicyConfigurationDefault
from msgraph.generated.models.cross_tenant_access_policy_configuration_partner import CrossTenantAccessPolicyConfigurationPartner
from msgraph.generated.models.cross_tenant_access_policy_inbound_trust import CrossTenantAccessPolicyInboundTrust
from msgraph.generated.models.cross_tenant_access_policy_target import CrossTenantAccessPolicyTarget
from msgraph.generated.models.cross_tenant_access_policy_target_configuration import CrossTenantAccessPolicyTargetConfiguration
from msgraph.generated.models.cross_tenant_access_policy_target_configuration_access_type import (
    CrossTenantAccessPolicyTargetConfigurationAccessType as Access)
from msgraph.generated.models.cross_tenant_access_policy_target_type import CrossTenantAccessPolicyTargetType
from msgraph.generated.models.default_invitation_redemption_identity_provider_configuration import (
    DefaultInvitationRedemptionIdentityProviderConfiguration)
from msgraph.generated.models.email_authentication_method_configuration import EmailAuthenticationMethodConfiguration
from msgraph.generated.models.external_email_otp_state import ExternalEmailOtpState
from msgraph.generated.models.invitation import Invitation
from msgraph.generated.models.social_identity_provider import SocialIdentityProvider

from conftest import REDIRECT
from sdk import listed, refusal

PARTNER = "3d0f5dec-5d3d-455c-8016-e2af1ae4d31a"


async def test_who_may_invite_is_obeyed(graph):
    policy = graph.policies.authorization_policy
    before = await policy.get()
    assert before.allow_invites_from is AllowInvitesFrom.AdminsGuestInvitersAndAllMembers
    assert before.id == "authorizationPolicy" and before.default_user_role_permissions.allowed_to_create_apps is False
    await policy.patch(AuthorizationPolicy(allow_invites_from=AllowInvitesFrom.None_))
    assert (await policy.get()).allow_invites_from is AllowInvitesFrom.None_
    asked = Invitation(invited_user_email_address="ana@fabrikam.example", invite_redirect_url=REDIRECT)
    assert "allowInvitesFrom" in (await refusal(graph.invitations.post(asked), 403)).message
    await policy.patch(AuthorizationPolicy(allow_invites_from=before.allow_invites_from))
    assert (await graph.invitations.post(asked)).status == "PendingAcceptance"


async def test_the_default_for_organisations_merges(graph):
    default = graph.policies.cross_tenant_access_policy.default
    assert (await default.get()).is_service_default is True
    await default.patch(CrossTenantAccessPolicyConfigurationDefault(
        inbound_trust=CrossTenantAccessPolicyInboundTrust(is_mfa_accepted=True),
        invitation_redemption_identity_provider_configuration=DefaultInvitationRedemptionIdentityProviderConfiguration(
            primary_identity_provider_precedence_order=[Door.ExternalFederation, Door.AzureActiveDirectory, Door.SocialIdentityProviders],
            fallback_identity_provider=Door.EmailOneTimePasscode)))
    await default.patch(CrossTenantAccessPolicyConfigurationDefault(
        inbound_trust=CrossTenantAccessPolicyInboundTrust(is_compliant_device_accepted=True)))
    read = await default.get()
    assert read.is_service_default is False and read.inbound_trust.is_compliant_device_accepted is True
    assert read.inbound_trust.is_mfa_accepted is True
    order = read.invitation_redemption_identity_provider_configuration
    assert isinstance(order, DefaultInvitationRedemptionIdentityProviderConfiguration)
    assert order.primary_identity_provider_precedence_order[0] is Door.ExternalFederation
    assert order.fallback_identity_provider is Door.EmailOneTimePasscode
    await default.reset_to_system_default.post()
    assert (await default.get()).is_service_default is True


async def test_a_partner_is_made_changed_and_taken_away(graph):
    partners = graph.policies.cross_tenant_access_policy.partners
    one = partners.by_cross_tenant_access_policy_configuration_partner_tenant_id(PARTNER)
    await refusal(one.get(), 404)

    def users(access):
        everybody = CrossTenantAccessPolicyTarget(target="AllUsers", target_type=CrossTenantAccessPolicyTargetType.User)
        return CrossTenantAccessPolicyB2BSetting(
            users_and_groups=CrossTenantAccessPolicyTargetConfiguration(access_type=access, targets=[everybody]))

    made = await partners.post(CrossTenantAccessPolicyConfigurationPartner(
        tenant_id=PARTNER, b2b_collaboration_inbound=users(Access.Blocked)))
    assert made.tenant_id == PARTNER and made.b2b_collaboration_inbound.users_and_groups.access_type is Access.Blocked
    await refusal(partners.post(CrossTenantAccessPolicyConfigurationPartner(tenant_id=PARTNER)), 409)
    assert [other.tenant_id for other in await listed(partners)] == [PARTNER]
    await one.patch(CrossTenantAccessPolicyConfigurationPartner(
        b2b_collaboration_inbound=users(Access.Allowed), inbound_trust=CrossTenantAccessPolicyInboundTrust(is_mfa_accepted=True)))
    read = await one.get()
    assert read.b2b_collaboration_inbound.users_and_groups.access_type is Access.Allowed and read.inbound_trust.is_mfa_accepted is True
    assert read.b2b_collaboration_inbound.users_and_groups.targets[0].target == "AllUsers"
    await one.delete()
    await refusal(one.get(), 404)


async def test_the_email_passcode_is_switched(graph):
    methods = graph.policies.authentication_methods_policy.authentication_method_configurations
    email = methods.by_authentication_method_configuration_id("email")
    before = await email.get()
    assert isinstance(before, EmailAuthenticationMethodConfiguration) and before.id.lower() == "email"
    for state in (ExternalEmailOtpState.Disabled, ExternalEmailOtpState.Enabled, ExternalEmailOtpState.Default):
        await email.patch(EmailAuthenticationMethodConfiguration(allow_external_id_to_use_email_otp=state))
        kept = (await email.get()).allow_external_id_to_use_email_otp
        assert kept in ({state, ExternalEmailOtpState.Enabled} if state is ExternalEmailOtpState.Default else {state})


async def test_identity_providers_are_of_their_types(graph):
    providers = graph.identity.identity_providers
    assert {"Google", "EmailOTP"} <= set((await providers.available_provider_types.get()).value)
    every = {one.id: one for one in await listed(providers)}
    assert isinstance(every["EmailOtpSignup-OAUTH"], BuiltInIdentityProvider)
    assert every["EmailOtpSignup-OAUTH"].identity_provider_type == "EmailOTP"
    asked = SocialIdentityProvider(display_name="Our Google", identity_provider_type="Google", client_id="ours", client_secret="hushed")
    made = await providers.post(asked)
    assert isinstance(made, SocialIdentityProvider) and made.client_id == "ours" and made.client_secret == "******"
    one = providers.by_identity_provider_base_id(made.id)
    # What was read is sent back changed, mask and all.
    read = await one.get()
    assert isinstance(read, SocialIdentityProvider) and read.client_secret == "******"
    await one.patch(SocialIdentityProvider(display_name="Google of ours", client_secret=read.client_secret))
    assert (await one.get()).display_name == "Google of ours"
    await refusal(providers.post(asked), 409)
    await one.delete()
