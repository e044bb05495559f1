namespace IceWarp.Adapter.Tests.Contract;

/// <summary>The embedded server keeps the contract: one running server for each group of tests.</summary>
public static class EmbeddedServerContract
{
    public sealed class Identity(EmbeddedServer server) : IdentityContract(server), IClassFixture<EmbeddedServer>;
}
