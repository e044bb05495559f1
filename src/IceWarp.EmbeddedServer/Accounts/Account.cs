namespace IceWarp.EmbeddedServer.Accounts;

/// <summary>An account of the embedded server.</summary>
/// <param name="Id">Row id; the owner id of protocol fields (EVNOWN_ID).</param>
/// <param name="Email">Full address, lower case; <c>globaladmin</c> has none and stands for itself.</param>
/// <param name="Name">Full name.</param>
/// <param name="AdminType">0 user, 1 domain administrator, 2 server administrator.</param>
internal sealed record Account(long Id, string Email, string Name, long AdminType)
{
    /// <summary>Domain of the address; empty for <c>globaladmin</c>.</summary>
    public string Domain => Email.Contains('@', StringComparison.Ordinal) ? Email[(Email.IndexOf('@', StringComparison.Ordinal) + 1)..] : "";
}
