using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IceWarp.Adapter.Native.Values;

/// <summary>
/// Versions of items: a short hash over EVN_MODIFIED, which counts seconds, and the fields that a list also shows, so that most changes
/// within one second are told apart.
/// </summary>
internal static class ItemVersion
{
    private const int Bytes = 12;

    /// <summary>The version of these field values; fit for an entity tag.</summary>
    public static string Of(params ReadOnlySpan<string> values) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', values))).AsSpan(0, Bytes));

    /// <summary>Throws <see cref="ServerFailure.ChangedMeanwhile"/> when a version is demanded and is not the current one.</summary>
    public static void Demand(string? demanded, string current)
    {
        if (demanded is not null && demanded != current)
        {
            throw new ServerException(ServerFailure.ChangedMeanwhile, "version", retryIsSafe: true);
        }
    }
}
