using System.Text;
using IceWarp.Adapter;
using IceWarp.Kernel.Security;
using IceWarp.Modules.Notes.Markup;
using Microsoft.Extensions.Logging.Abstractions;

namespace IceWarp.Modules.Notes.Tests.Markup;

/// <summary>The conversion with a secret of its own, in a folder beside the tests.</summary>
internal static class MarkupInTest
{
    public static readonly KeptSeal Seal = NewSeal();
    public static readonly NoteMarkup Markup = new(Seal, NullLogger<NoteMarkup>.Instance);

    /// <summary>A seal of another installation.</summary>
    public static KeptSeal NewSeal() => new(new InstallationSecret(Path.Combine(AppContext.BaseDirectory, "seal", Guid.NewGuid().ToString("N")), "notes.key", "none"));

    public static string ToEditor(string stored) => Markup.ToEditor(new RichText(stored, IsHtml: true), PictureSources.TextOnly);

    public static string ToStorage(string html, string? stored = null) =>
        Markup.ToStorage(html, stored is null ? null : new RichText(stored, IsHtml: true), PictureSources.TextOnly).Content;

    /// <summary>Both attributes of something sealed.</summary>
    public static string Sealed(char kind, string text)
    {
        var html = new StringBuilder();
        Seal.AppendTo(html, kind, text);
        return html.ToString();
    }
}
