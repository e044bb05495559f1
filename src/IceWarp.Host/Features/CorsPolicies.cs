namespace IceWarp.Host.Features;

/// <summary>Names of the policies for requests from other origins.</summary>
internal static class CorsPolicies
{
    /// <summary>GET without credentials for the origins of <c>Frame:Ancestors</c>.</summary>
    public const string Frames = "frames";
}
