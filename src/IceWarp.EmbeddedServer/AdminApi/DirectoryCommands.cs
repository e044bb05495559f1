using System.Globalization;
using System.IO.Enumeration;
using System.Xml.Linq;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Quotas;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary>
/// <c>getaccountsinfolist(domainstr, filter/namemask, offset, count)</c>: accounts of a domain, <c>offset</c>, <c>overallcount</c> and an
/// <c>item</c> each. A user asks for his own domain, the server's administrator for any.
/// </summary>
internal sealed class GetAccountsInfoList(AccountDirectory accounts, AccountQuota quota) : IAdminCommand
{
    private const int MaxCount = 1000;

    public string Name => "getaccountsinfolist";

    public bool AllowsAnonymous => false;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        var domain = parameters.Text("domainstr")?.Trim() is { Length: > 0 } given ? given : context.Caller.Domain;
        if (context.Caller.AdminType < 2 && !string.Equals(domain, context.Caller.Domain, StringComparison.OrdinalIgnoreCase))
        {
            throw new IqException("insufficient_rights", "domainstr");
        }

        var mask = parameters.Kid("filter")?.Text("namemask")?.Trim() ?? "";
        var matching = (await accounts.OfDomainAsync(domain, cancellationToken)).Where(account => Matches(account, mask)).ToList();
        var offset = Number(parameters, "offset", 0);
        var count = Math.Min(Number(parameters, "count", MaxCount), MaxCount);
        var result = AdminAnswer.Structure(
            "result", ("offset", Text(offset)), ("overallcount", Text(matching.Count)));
        foreach (var account in matching.Skip(offset).Take(count))
        {
            result.Add(Item(account, quota.Limit / 1024));
        }

        return new AdminAnswer(result);
    }

    // "*ali*" as a pattern; a word without wildcards is found anywhere in name or address.
    private static bool Matches(Account account, string mask)
    {
        if (mask.Length == 0)
        {
            return true;
        }

        var pattern = mask.AsSpan().IndexOfAny('*', '?') >= 0 ? mask : $"*{mask}*";
        return FileSystemName.MatchesSimpleExpression(pattern, account.Name) || FileSystemName.MatchesSimpleExpression(pattern, account.Email);
    }

    private static IqNode Item(Account account, long quotaKiloBytes) => AdminAnswer.Structure(
        "item",
        ("name", account.Name),
        ("email", account.Email),
        ("displayemail", account.Email),
        ("accounttype", "0"),
        ("accountstate", "0"),
        ("admintype", account.AdminType.ToString(CultureInfo.InvariantCulture)),
        ("quota", quotaKiloBytes.ToString(CultureInfo.InvariantCulture)));

    private static int Number(XElement parameters, string name, int otherwise) =>
        int.TryParse(parameters.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary><c>getdomainsinfolist</c>: the domains the caller may know of: his own, or all for the server's administrator.</summary>
internal sealed class GetDomainsInfoList(AccountDirectory accounts) : IAdminCommand
{
    public string Name => "getdomainsinfolist";

    public bool AllowsAnonymous => false;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        var visible = (await accounts.DomainsAsync(cancellationToken))
            .Where(domain => context.Caller.AdminType >= 2 || string.Equals(domain.Domain, context.Caller.Domain, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var result = AdminAnswer.Structure(
            "result", ("offset", "0"), ("overallcount", visible.Count.ToString(CultureInfo.InvariantCulture)));
        foreach (var (domain, count) in visible)
        {
            result.Add(AdminAnswer.Structure(
                "item", ("name", domain), ("desc", ""), ("domaintype", "0"), ("accountcount", count.ToString(CultureInfo.InvariantCulture))));
        }

        return new AdminAnswer(result);
    }
}

/// <summary><c>getavatar(email)</c>: <c>base64data</c> and <c>contenttype</c> of a colleague's picture.</summary>
internal sealed class GetAvatar(AccountDirectory accounts, Avatars avatars) : IAdminCommand
{
    public string Name => "getavatar";

    public bool AllowsAnonymous => false;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken)
    {
        var email = parameters.Text("email")?.Trim() is { Length: > 0 } given ? given : context.Caller.Email;
        if (await accounts.FindAsync(email, cancellationToken) is not { } account || !context.MaySee(account))
        {
            throw new IqException("account_does_not_exist", email);
        }

        var (data, mediaType) = await avatars.OfAsync(account, cancellationToken);
        return AdminAnswer.Fields(("base64data", Convert.ToBase64String(data)), ("contenttype", mediaType));
    }
}

/// <summary><c>getavatartoken</c>: a token that shows the caller's picture by address.</summary>
internal sealed class GetAvatarToken(AvatarTokens avatars) : IAdminCommand
{
    public string Name => "getavatartoken";

    public bool AllowsAnonymous => false;

    public async Task<AdminAnswer> RunAsync(AdminContext context, XElement parameters, CancellationToken cancellationToken) =>
        AdminAnswer.Text(await avatars.CreateAsync(context.Caller, cancellationToken));
}
