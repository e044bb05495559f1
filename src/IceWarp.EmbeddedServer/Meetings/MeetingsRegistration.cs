using IceWarp.EmbeddedServer.AdminApi;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Meetings;

/// <summary>Registers conference rooms and their commands.</summary>
internal static class MeetingsRegistration
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddSingleton<MeetingRooms>()
        .AddSingleton<IAdminCommand, GwAddMeetingInfo>()
        .AddSingleton<IAdminCommand, GwGetMeetingInfo>()
        .AddSingleton<IAdminCommand, GetJitsiJwt>();
}
