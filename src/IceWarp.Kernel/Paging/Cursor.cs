using System.Buffers.Text;
using System.Text.Json;
using IceWarp.Kernel.Problems;

namespace IceWarp.Kernel.Paging;

/// <summary>A page of a list. <paramref name="Next"/> is the opaque cursor of the following page, null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Opaque, URL-safe paging cursors over a small record of the module's choice.</summary>
public static class Cursor
{
    private static readonly Problem Invalid = new("paging.cursor_invalid", 400, "This cursor is not one of ours. Start again from the first page.");

    /// <summary>Writes a position as a cursor.</summary>
    public static string Write<T>(T position) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(position));

    /// <summary>Reads a cursor; null or empty is the start. A cursor that was not written here is a 400.</summary>
    public static T? Read<T>(string? cursor) where T : class
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(cursor));
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            throw new ProblemException(Invalid, innerException: fault);
        }
    }
}
