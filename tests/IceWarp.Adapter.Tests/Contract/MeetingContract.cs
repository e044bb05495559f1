namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What conferences have to do on any server.</summary>
public abstract class MeetingContract(ServerUnderContract server)
{
    [Fact]
    public async Task A_conference_is_made_read_and_joined()
    {
        await using var person = await server.SignInAsync();
        var meetings = person.Get<IMeetingStore>();

        var id = await meetings.CreateAsync(new MeetingDraft("Porada & <plán>", Password: null, Lobby: false, "cs"), CancellationToken.None);
        var meeting = await meetings.GetAsync(id, CancellationToken.None);
        var ticket = await meetings.GetTicketAsync(id, password: null, CancellationToken.None);

        meeting.Should().BeEquivalentTo(new { Id = id, Subject = "Porada & <plán>", HasPassword = false });
        meeting.Organizer.Should().BeEquivalentTo(server.Email);
        ticket.Jwt.Split('.').Should().HaveCount(3);
        ticket.Room.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_password_is_asked_of_others_and_a_wrong_one_opens_nothing()
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        var id = await person.Get<IMeetingStore>().CreateAsync(new MeetingDraft("secret", "open-sesame", Lobby: false, "en"), CancellationToken.None);

        var meeting = await person.Get<IMeetingStore>().GetAsync(id, CancellationToken.None);
        Func<Task> wrong = () => other.Get<IMeetingStore>().GetTicketAsync(id, "wrong", CancellationToken.None);
        var right = await other.Get<IMeetingStore>().GetTicketAsync(id, "open-sesame", CancellationToken.None);

        meeting.HasPassword.Should().BeTrue();
        await wrong.ShouldFailWithAsync(ServerFailure.NoRight);
        right.Jwt.Should().NotBeEmpty();
    }

    [Fact]
    public async Task An_unknown_conference_is_not_found()
    {
        await using var person = await server.SignInAsync();

        Func<Task> get = () => person.Get<IMeetingStore>().GetAsync("999999999@nowhere.test", CancellationToken.None);

        await get.ShouldFailWithAsync(ServerFailure.NotFound);
    }
}
