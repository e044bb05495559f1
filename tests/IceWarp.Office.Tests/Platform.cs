[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

// LibreOffice is heavy: one document at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
