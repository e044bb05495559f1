using System.Text.Json.Nodes;
using IceWarp.Testing;

namespace IceWarp.Modules.Notes.Tests.Features.ListNotes;

/// <summary>Long lists, page by page, while they change: ListNotes, GetChanges.</summary>
public sealed class PagingTests
{
    [Fact]
    public async Task Five_thousand_notes_come_page_by_page_each_once_and_ids_name_them_all()
    {
        await using var host = await RunningHost.StartAsync("Limits:RequestBurst=100000");
        using var raw = await host.SignInRawAsync();
        await raw.AddManyNotesAsync(5000, "Note");
        using var client = await host.SignInAsync();

        var (titles, first) = await ReadAllAsync(client, 500, _ => Task.CompletedTask);
        titles.Should().HaveCount(5000).And.OnlyHaveUniqueItems();
        ((int?)first["total"]).Should().Be(5000);
        var changes = await client.ReadAsync("/changes?ids=true&state=" + first.Text("state"));
        changes["ids"]?.AsArray().Should().HaveCount(5000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_between_two_pages_none_of_the_other_notes_is_left_out(int seed)
    {
        await using var host = await RunningHost.StartAsync("Limits:RequestBurst=100000");
        using var raw = await host.SignInRawAsync();
        await raw.AddManyNotesAsync(260, "Note");
        using var client = await host.SignInAsync();
        var random = new Random(seed);
        var ids = (await client.ReadAsync("/?limit=500"))["notes"]!.AsArray().Select(note => note.Text("id")).ToList();

        var (titles, first) = await ReadAllAsync(client, 20, async page =>
        {
            for (var i = 0; i < 12; i++)
            {
                await ChangeAsync(client, ids, random, $"{page} {i}");
            }
        });

        var changed = (await client.ReadAsync("/changes?state=" + first.Text("state"))).Titles("changed");
        var now = (await client.ReadAsync("/?limit=500")).Titles();
        now.Except(titles.Concat(changed), StringComparer.Ordinal).Should().BeEmpty();
        now.Should().HaveCountGreaterThan(60);
    }

    [Fact]
    public async Task After_too_many_changes_the_list_is_to_be_loaded_again()
    {
        await using var host = await RunningHost.StartAsync();
        using var raw = await host.SignInRawAsync();
        using var client = await host.SignInAsync();
        var before = await client.ReadAsync("/");
        await raw.AddManyNotesAsync(2100, "Many");
        using var answer = await client.GetAsync("/api/notes/changes?state=" + before.Text("state"));
        await answer.ShouldBeRefusedAsync(System.Net.HttpStatusCode.Gone, "notes.state_gone");
    }

    private static async Task ChangeAsync(HttpClient client, List<string> ids, Random random, string name)
    {
        var id = ids[random.Next(ids.Count)];
        switch (random.Next(6))
        {
            case 0:
                (await client.CreateAsync("New " + name)).Should().NotBeNull();
                break;
            case 1:
                using (var saved = await client.SaveAsync(id, "*", "Changed " + name, "<p>x</p>"))
                {
                    await saved.JsonAsync();
                }

                break;
            default:
                using (await client.DeleteAsync("/api/notes/" + id))
                {
                    ids.Remove(id);
                }

                break;
        }
    }

    private static async Task<(IReadOnlyList<string> Titles, JsonNode First)> ReadAllAsync(HttpClient client, int limit, Func<int, Task> between)
    {
        var titles = new List<string>();
        JsonNode? first = null;
        string? cursor = null;
        for (var page = 0; page < 100; page++)
        {
            var list = await client.ReadAsync($"/?limit={limit}&cursor={cursor}");
            first ??= list;
            titles.AddRange(list.Titles());
            cursor = (string?)list["next"];
            if (cursor is null)
            {
                return (titles, first);
            }

            await between(page);
        }

        throw new InvalidOperationException("The list does not end.");
    }
}
