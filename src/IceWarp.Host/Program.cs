return await IceWarp.Host.Roles.RunAsync(args);
