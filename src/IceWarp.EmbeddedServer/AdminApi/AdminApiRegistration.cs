using IceWarp.EmbeddedServer.Meetings;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary>Registers icewarpapi with its commands.</summary>
internal static class AdminApiRegistration
{
    public static IServiceCollection AddAdminApi(this IServiceCollection services) => services
        .AddSingleton<AdminEndpoint>()
        .AddSingleton<ApiCredentials>()
        .AddSingleton<AvatarTokens>()
        .AddSingleton<Avatars>()
        .AddSingleton<JwtPairs>()
        .AddSingleton<IAdminCommand, Authenticate>()
        .AddSingleton<IAdminCommand, GetAuthToken>()
        .AddSingleton<IAdminCommand, GetAuthChallenge>()
        .AddSingleton<IAdminCommand, ImpersonateWebClient>()
        .AddSingleton<IAdminCommand, AuthenticateWebClient>()
        .AddSingleton<IAdminCommand, GetSessionInfo>()
        .AddSingleton<IAdminCommand, Logout>()
        .AddSingleton<IAdminCommand, GetAccountsInfoList>()
        .AddSingleton<IAdminCommand, GetDomainsInfoList>()
        .AddSingleton<IAdminCommand, GetAccountFolderList>()
        .AddSingleton<IAdminCommand, GetAvatar>()
        .AddSingleton<IAdminCommand, GetAvatarToken>()
        .AddSingleton<IAdminCommand, GetJwtToken>()
        .AddSingleton<IAdminCommand, MakeJwtTokenLogin>()
        .AddSingleton<IAdminCommand, AuthenticateJwt>()
        .AddSingleton<IAdminCommand, LoginJwtToken>()
        .AddSingleton<IAdminCommand, RefreshJwtToken>()
        .AddSingleton<IAdminCommand, VerifyJwtToken>()
        .AddSingleton<IAdminCommand, LogoutJwtToken>()
        .AddSingleton<IAdminCommand, GwAddMeetingInfo>()
        .AddSingleton<IAdminCommand, GwGetMeetingInfo>()
        .AddSingleton<IAdminCommand, GetJitsiJwt>();
}
