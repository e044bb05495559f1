using System.Collections.Frozen;

namespace IceWarp.Adapter.Native.Iq;

/// <summary>The server's error codes (notes, 1.3 and 1.6) as failures: a closed table, everything else is <see cref="ServerFailure.Refused"/>.</summary>
internal static class ErrorTable
{
    /// <summary>Code of a session that is bound to another address than ours.</summary>
    public const string AddressMismatch = "session_ip_mismatch";

    private static readonly FrozenDictionary<string, ServerFailure> Failures = new Dictionary<string, ServerFailure>(StringComparer.Ordinal)
    {
        ["session_expired"] = ServerFailure.SessionEnded,
        ["session_no_user"] = ServerFailure.SessionEnded,
        ["session_invalid"] = ServerFailure.SessionEnded,
        [AddressMismatch] = ServerFailure.SessionEnded,
        ["xmlrequest_invalid_sid"] = ServerFailure.SessionEnded,
        ["imap_authenticate"] = ServerFailure.WrongCredentials,
        ["groupware_authenticate"] = ServerFailure.WrongCredentials,
        ["smtp_authenticate"] = ServerFailure.WrongCredentials,
        ["auth_too_many_attempts"] = ServerFailure.Busy,
        ["account_does_not_exist"] = ServerFailure.NotFound,
        ["account_invalid_id"] = ServerFailure.NotFound,
        ["folder_does_not_exist"] = ServerFailure.NotFound,
        ["default_folder_missing"] = ServerFailure.NotFound,
        ["item_invalid_id"] = ServerFailure.NotFound,
        ["attachment_file_not_found"] = ServerFailure.NotFound,
        ["meeting_does_not_exist"] = ServerFailure.NotFound,
        ["meeting_password"] = ServerFailure.NoRight,
        ["folder_insufficient_rights"] = ServerFailure.NoRight,
        ["insufficient_rights"] = ServerFailure.NoRight,
        ["settings_access_denied"] = ServerFailure.NoRight,
        ["folder_already_exists"] = ServerFailure.AlreadyExists,
        ["item_duplicity"] = ServerFailure.AlreadyExists,
        ["items_duplicity"] = ServerFailure.AlreadyExists,
        ["item_attachment_uid_locked"] = ServerFailure.Locked,
        ["attachment_size"] = ServerFailure.TooLarge,
        ["attachment_quota_exceeded"] = ServerFailure.QuotaReached,
        ["mailbox_quota_limit"] = ServerFailure.QuotaReached,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Codes that only say where it failed; the groupware engine's number in the text says why (notes, 1.3, last line).
    private static readonly FrozenSet<string> Vague =
        new[] { "item_create", "item_edit", "item_delete", "folder_create", "folder_rename", "folder_delete" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The exception for an answer of type <c>error</c>, or null for any other answer.</summary>
    public static ServerException? Fault(IqElement iq)
    {
        var error = iq.Child("error") ?? iq.Child("query")?.Child("error") ?? iq.Child("result")?.Child("error");
        if (error is null)
        {
            return string.Equals(iq.Attribute("type"), "error", StringComparison.OrdinalIgnoreCase)
                ? new ServerException(ServerFailure.Garbled, "error_without_code")
                : null;
        }

        var code = error.Attribute("uid");
        return new ServerException(Failure(code, error.Text.Trim()), Code(code));
    }

    /// <summary>The failure of a code and its text.</summary>
    public static ServerFailure Failure(string code, string text) =>
        Failures.TryGetValue(code, out var failure) ? failure
        : Vague.Contains(code) ? Engine(text)
        : ServerFailure.Refused;

    private static ServerFailure Engine(string text) => text switch
    {
        "2" or "3" => ServerFailure.NoRight,
        "4" or "10" => ServerFailure.Busy,
        "7" => ServerFailure.NotFound,
        "8" => ServerFailure.TooLarge,
        "34" => ServerFailure.QuotaReached,
        "11" or "13" or "15" => ServerFailure.AlreadyExists,
        "12" => ServerFailure.Locked,
        _ => ServerFailure.Refused,
    };

    // Goes to logs: only what looks like a code.
    private static string Code(string code) =>
        code.Length is > 0 and <= 64 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? code : "unknown_code";
}
