namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What sign-in has to do on any server.</summary>
public abstract class IdentityContract(ServerUnderContract server)
{
    [Fact]
    public async Task The_right_password_opens_a_session_that_knows_its_person()
    {
        await using var person = await server.SignInAsync();

        var who = await person.Get<IIdentity>().WhoAmIAsync(CancellationToken.None);

        who.Email.Should().BeEquivalentTo(server.Email);
        who.Name.Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_wrong_password_is_refused_like_an_unknown_address()
    {
        var identity = server.Adapter.Get<IIdentity>();
        var unknown = "nobody" + server.Email[server.Email.IndexOf('@', StringComparison.Ordinal)..];

        var wrong = () => identity.SignInAsync(server.Email, "wrong", CancellationToken.None);
        var nobody = () => identity.SignInAsync(unknown, "wrong", CancellationToken.None);

        var first = await ((Func<Task>)wrong).ShouldFailWithAsync(ServerFailure.WrongCredentials);
        var second = await ((Func<Task>)nobody).ShouldFailWithAsync(ServerFailure.WrongCredentials);
        second.Detail.Should().Be(first.Detail);
    }

    [Fact]
    public async Task A_handed_session_is_taken_over()
    {
        await using var person = await server.SignInAsync();
        var handed = person.Get<IServerContext>().Session.Token;

        var session = await server.Adapter.Get<IIdentity>().TakeOverAsync(handed, CancellationToken.None);

        session.Email.Should().BeEquivalentTo(server.Email);
        session.Secret.Should().BeNull();
        await using var scope = server.Adapter.NewScope(session);
        var who = await new PersonScope(scope).Get<IIdentity>().WhoAmIAsync(CancellationToken.None);
        who.Email.Should().BeEquivalentTo(server.Email);
    }

    [Theory]
    [InlineData("wm-0000000000")]
    [InlineData("nonsense")]
    [InlineData("wm-\"><error uid=\"x\"/>")]
    public async Task A_handed_session_that_the_server_does_not_know_has_ended(string handed)
    {
        Func<Task> takeOver = () => server.Adapter.Get<IIdentity>().TakeOverAsync(handed, CancellationToken.None);

        await takeOver.ShouldFailWithAsync(ServerFailure.SessionEnded);
    }

    [Fact]
    public async Task After_signing_out_the_session_is_ended_and_signing_out_again_is_no_error()
    {
        await using var person = await server.SignInAsync();
        var session = person.Get<IServerContext>().Session;

        await person.Get<IIdentity>().SignOutAsync(CancellationToken.None);
        await person.Get<IIdentity>().SignOutAsync(CancellationToken.None);

        Func<Task> takeOver = () => server.Adapter.Get<IIdentity>().TakeOverAsync(session.Token, CancellationToken.None);
        await takeOver.ShouldFailWithAsync(ServerFailure.SessionEnded);
    }

    [Fact]
    public async Task A_session_that_the_server_forgot_is_renewed_within_the_operation()
    {
        await using var person = await server.SignInAsync();
        var session = person.Get<IServerContext>().Session;
        await person.Get<IIdentity>().SignOutAsync(CancellationToken.None);

        var folders = await person.Get<IFolderStore>().ListAsync(CancellationToken.None);

        folders.Should().NotBeEmpty();
        person.Get<IServerContext>().Renewed.Should().BeTrue();
        person.Get<IServerContext>().Session.Token.Should().NotBe(session.Token);
    }

    [Fact]
    public async Task Many_operations_that_meet_a_forgotten_session_sign_in_once()
    {
        await using var person = await server.SignInAsync();
        var ended = person.Get<IServerContext>().Session;
        await person.Get<IIdentity>().SignOutAsync(CancellationToken.None);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var request = new PersonScope(server.Adapter.NewScope(ended));
            await request.Get<INoteStore>().ListAsync(new NoteQuery(null, Window.First(1)), CancellationToken.None);
            return request.Get<IServerContext>().Session.Token;
        }));

        tokens.Distinct().Should().ContainSingle().Which.Should().NotBe(ended.Token);
    }

    [Fact]
    public async Task The_used_space_is_told_in_bytes()
    {
        await using var person = await server.SignInAsync();
        var before = (await person.Get<IIdentity>().WhoAmIAsync(CancellationToken.None)).QuotaUsed;
        var files = person.Get<IFileStore>();
        var upload = await files.UploadAsync("quota.bin", new MemoryStream(new byte[300 * 1024]), CancellationToken.None);

        await files.CreateAsync(null, upload, NameConflict.Rename, CancellationToken.None);

        var after = (await person.Get<IIdentity>().WhoAmIAsync(CancellationToken.None)).QuotaUsed;
        (after - before).Should().BeInRange(290 * 1024, 400 * 1024);
    }
}
