using System.Runtime.InteropServices;
using System.Text;

namespace IceWarp.Office.Native;

/// <summary>Text across the border: UTF-8 with a closing zero.</summary>
internal static unsafe class KitText
{
    /// <summary>Bytes to pin and hand over.</summary>
    public static byte[] Bytes(string? text) => text is null ? [] : Encoding.UTF8.GetBytes(text + '\0');

    /// <summary>Reads text that the library lent, without freeing it.</summary>
    public static string Read(byte* text) => text is null ? "" : Marshal.PtrToStringUTF8((nint)text) ?? "";

    /// <summary>Reads text that the library gave, and frees it.</summary>
    public static string Take(byte* text)
    {
        var read = Read(text);
        LibC.Free(text);
        return read;
    }
}
