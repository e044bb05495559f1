using IceWarp.EmbeddedServer;
using IceWarp.Host;

await using var app = IceWarpHost.Build(args);
await app.Services.PrepareEmbeddedServerAsync(CancellationToken.None);
await app.RunAsync();
