namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What settings have to do on any server.</summary>
public abstract class SettingsContract(ServerUnderContract server)
{
    [Fact]
    public async Task A_text_is_kept_replaced_and_seen_by_its_person_only()
    {
        await using var person = await server.SignInAsync();
        await using var again = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        const string Value = """{"name":"Žluť & <kůň>","list":[1,2]}""";

        await person.Get<ISettingsStore>().SetAsync("contract", "first", CancellationToken.None);
        await person.Get<ISettingsStore>().SetAsync("contract", Value, CancellationToken.None);
        await person.Get<ISettingsStore>().SetAsync("contract", Value, CancellationToken.None);

        (await again.Get<ISettingsStore>().GetAsync("contract", CancellationToken.None)).Should().Be(Value);
        (await other.Get<ISettingsStore>().GetAsync("contract", CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task A_name_never_kept_has_no_text()
    {
        await using var person = await server.SignInAsync();

        (await person.Get<ISettingsStore>().GetAsync("never_kept", CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task A_session_that_the_server_forgot_is_renewed_and_not_taken_for_a_person_without_settings()
    {
        await using var person = await server.SignInAsync();
        await person.Get<ISettingsStore>().SetAsync("kept", "text", CancellationToken.None);
        await person.Get<IIdentity>().SignOutAsync(CancellationToken.None);

        (await person.Get<ISettingsStore>().GetAsync("kept", CancellationToken.None)).Should().Be("text");
    }

    [Fact]
    public async Task The_largest_text_is_kept_and_a_larger_one_is_too_large()
    {
        await using var person = await server.SignInAsync();
        var settings = person.Get<ISettingsStore>();
        var largest = new string('x', 64 * 1024);

        await settings.SetAsync("large", largest, CancellationToken.None);
        Func<Task> larger = () => settings.SetAsync("large", largest + "x", CancellationToken.None);

        await larger.ShouldFailWithAsync(ServerFailure.TooLarge);
        (await settings.GetAsync("large", CancellationToken.None)).Should().Be(largest);
    }
}
