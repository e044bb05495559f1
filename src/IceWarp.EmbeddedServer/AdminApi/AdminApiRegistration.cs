using IceWarp.EmbeddedServer.Accounts;
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
        .AddSingleton<IAdminCommand>(provider => Jwt(provider, "authenticatejwt"))
        .AddSingleton<IAdminCommand>(provider => Jwt(provider, "loginjwttoken"))
        .AddSingleton<IAdminCommand, RefreshJwtToken>()
        .AddSingleton<IAdminCommand, VerifyJwtToken>()
        .AddSingleton<IAdminCommand, LogoutJwtToken>();

    private static AuthenticateJwt Jwt(IServiceProvider provider, string name) =>
        new(provider.GetRequiredService<JwtPairs>(), provider.GetRequiredService<Sessions>(), name);
}
