using System.Xml.Linq;
using IceWarp.EmbeddedServer.Iq;

namespace IceWarp.EmbeddedServer.AdminApi;

/// <summary>The two token parameters of the JWT family; empty when absent.</summary>
internal static class JwtParameters
{
    public static string Token(XElement parameters) => (parameters.Text("token") ?? parameters.Text("accesstoken"))?.Trim() ?? "";

    public static string RefreshToken(XElement parameters) => parameters.Text("refreshtoken")?.Trim() ?? "";
}
