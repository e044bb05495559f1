using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Mail;

/// <summary>Registers the mail part.</summary>
internal static class MailExtensions
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection("EmbeddedServer:Mail")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MailDelivery>();
        services.AddSingleton<MailList>();
        services.AddSingleton<MessageForwarding>();
        services.AddSingleton<MailActions>();
        services.AddSingleton<IItemRoom, MailRoom>();
        services.AddSingleton<MessageComposer>();
        services.AddSingleton<IIqQuery, MessageQuery>();
        return services;
    }
}
