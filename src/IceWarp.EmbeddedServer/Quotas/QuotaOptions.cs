using System.ComponentModel.DataAnnotations;

namespace IceWarp.EmbeddedServer.Quotas;

/// <summary>Section <c>Embedded</c>, as far as it concerns how much an account may hold.</summary>
internal sealed class QuotaOptions
{
    /// <summary>Most megabytes (1024 x 1024 bytes) of an account's mail, groupware and files; 0 is no limit.</summary>
    [Range(0, 16 * 1024 * 1024, ErrorMessage = "Embedded:QuotaMb must be 0 (no limit) to 16777216 megabytes.")]
    public int QuotaMb { get; init; }
}
