namespace IceWarp.Adapter.Native.Http;

/// <summary>What an operation does to the server: decides its limit and whether it may be repeated.</summary>
internal enum Access
{
    /// <summary>Reads: short limit, repeated at most twice.</summary>
    Read,

    /// <summary>Writes: longer limit, repeated only when it cannot have reached the server.</summary>
    Write,

    /// <summary>Asks whether the server is there: its own limit, never repeated, past an open circuit.</summary>
    Probe,
}
