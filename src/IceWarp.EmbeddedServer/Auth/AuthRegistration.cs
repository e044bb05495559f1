using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.Kernel.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Auth;

/// <summary>Registers accounts, sessions and the ways of signing in.</summary>
internal static class AuthRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<Sessions>()
        .AddSingleton<Secrets>()
        .AddSingleton<AccountDirectory>()
        .AddSingleton<LoginLimiter>()
        .AddSingleton<SignIn>()
        .AddSingleton<RsaChallenge>()
        .AddSingleton<SignedTokens>()
        .AddSingleton<WebClientPage>()
        .AddSingleton(UiBundle.Embedded("/webmail/", typeof(AuthRegistration).Assembly, WebClientPage.Root))
        .AddSingleton<IIqQuery, AuthQuery>()
        .AddSingleton<IIqQuery, AccountsQuery>();
}
