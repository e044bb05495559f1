using System.Text.Json.Nodes;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Each operation sends exactly the recorded requests and understands the recorded answers, in every form that a server gives them.</summary>
public sealed class RecordingTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static TheoryData<string, AnswerForm> Cases
    {
        get
        {
            var cases = new TheoryData<string, AnswerForm>();
            foreach (var recording in Recording.All)
            {
                var hasForms = Playback.IsAskedInJson(File.ReadAllText(Playback.PathOf(recording.Name)));
                foreach (var form in hasForms ? Enum.GetValues<AnswerForm>() : [AnswerForm.AsWritten])
                {
                    cases.Add(recording.Name, form);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_operation_holds_its_recorded_conversation(string name, AnswerForm form)
    {
        var recording = Recording.All.Single(candidate => candidate.Name == name);
        await using var playback = await Playback.OfAsync(name, recording.Session, form);
        try
        {
            await recording.Run(playback).WaitAsync(Limit);
        }
        catch (Exception failure) when (failure is ServerException or TimeoutException)
        {
            // A request that differs is the better answer to why it failed, or why the adapter waits on a clock that stands to ask again.
            playback.Verify();
            throw;
        }

        playback.Verify();
    }

    [Fact]
    public void Every_operation_has_a_recording() =>
        RecordingRule.Violations(Interfaces, Recording.All).Should().BeEmpty();

    [Fact]
    public void An_operation_without_a_recording_is_found() =>
        RecordingRule.Violations([typeof(IUnrecorded)], Recording.All).Should().Equal("Unrecorded/Forget");

    [Fact]
    public void Every_transcript_has_a_recording() =>
        Directory.EnumerateFiles(Path.GetDirectoryName(Playback.PathOf(""))!, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Should().Equal(Recording.All.Select(recording => Playback.PathOf(recording.Name)).Order(StringComparer.Ordinal));

    [Fact]
    public void An_answer_is_converted_as_the_notes_say()
    {
        const string Xml =
            """
            <iq type="result"><query xmlns="webmail:iq:folders">
              <folder uid="Notes"><type>N</type><recent/></folder>
            </query></iq>
            """;
        const string Json =
            """
            {"IQ":[{"ATTRIBUTES":{"TYPE":"result"},
              "QUERY":[{"ATTRIBUTES":{"XMLNS":"webmail:iq:folders"},
                "FOLDER":[{"TYPE":[{"VALUE":"N"}],"RECENT":[{}],"ATTRIBUTES":{"UID":"Notes"}}]}]}]}
            """;

        JsonNode.DeepEquals(JsonNode.Parse(AnswerForms.Convert(Xml, AnswerForm.Json)), JsonNode.Parse(Json)).Should().BeTrue();
    }

    // The context is the session itself and asks nothing.
    private static IEnumerable<Type> Interfaces =>
        typeof(INoteStore).Assembly.GetExportedTypes().Where(type => type.IsInterface && type != typeof(IServerContext));

    private interface IUnrecorded
    {
        Task ForgetAsync(CancellationToken cancellationToken);
    }
}
