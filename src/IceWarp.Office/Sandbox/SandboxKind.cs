namespace IceWarp.Office.Sandbox;

/// <summary>How a worker is walled in. There is no setting for none.</summary>
internal enum SandboxKind
{
    /// <summary>Bubblewrap where namespaces can be had, else Landlock.</summary>
    Auto,

    /// <summary>Namespaces made by bubblewrap: own file system, no network, no other process.</summary>
    Bubblewrap,

    /// <summary>Landlock: own folder and system files only; no sockets by the filter of system calls.</summary>
    Landlock,
}
