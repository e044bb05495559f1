namespace IceWarp.Adapter.Native.Sessions;

/// <summary>The form of the server's session credentials.</summary>
internal static class SessionToken
{
    private const int Longest = 256;

    /// <summary>True for <c>wm-</c> followed by letters, digits, <c>-</c>, <c>_</c> or <c>.</c>.</summary>
    public static bool IsValid(string token) =>
        token.Length is > 3 and <= Longest && token.StartsWith("wm-", StringComparison.Ordinal)
        && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>The token, or <see cref="ServerFailure.Garbled"/> when the server answered something else.</summary>
    public static string Demand(string token) =>
        IsValid(token) ? token : throw new ServerException(ServerFailure.Garbled, "no_session_in_answer");
}
