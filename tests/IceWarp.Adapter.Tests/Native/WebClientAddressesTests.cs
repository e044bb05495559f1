using IceWarp.Adapter.Native.Values;
using Microsoft.Extensions.Options;

namespace IceWarp.Adapter.Tests.Native;

public sealed class WebClientAddressesTests
{
    private static readonly Uri Server = new("https://mail.example.com/");
    private static readonly string Message = new ItemRef("INBOX/Quay 4 & more", "7").Id;

    [Fact]
    public async Task A_message_is_below_the_servers_root_with_folder_and_number_escaped()
    {
        await using var adapter = AdapterInTest.For(Server);
        adapter.Get<WebClientAddresses>().OfMessage(Message).OriginalString
            .Should().Be("https://mail.example.com/webmail/#message/INBOX%2FQuay%204%20%26%20more/7");
    }

    [Fact]
    public async Task Another_web_client_has_another_address()
    {
        await using var adapter = AdapterInTest.For(Server, "Server:MessageAddress=webmail/?read={uid}&in={folder}");
        adapter.Get<WebClientAddresses>().OfMessage(Message).OriginalString
            .Should().Be("https://mail.example.com/webmail/?read=7&in=INBOX%2FQuay%204%20%26%20more");
    }

    [Theory]
    [InlineData("https://evil.test/{uid}")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//evil.test/{uid}")]
    [InlineData("\\\\evil.test/{uid}")]
    [InlineData("web mail")]
    public async Task An_address_that_leaves_the_server_is_refused(string address)
    {
        await using var adapter = AdapterInTest.For(Server, $"Server:MessageAddress={address}");
        adapter.Invoking(each => each.Get<WebClientAddresses>()).Should().Throw<OptionsValidationException>().WithMessage("Server:MessageAddress*");
    }
}
