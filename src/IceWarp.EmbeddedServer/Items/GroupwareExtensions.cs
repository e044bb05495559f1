using IceWarp.EmbeddedServer.FreeBusy;
using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Items.Actions;
using IceWarp.EmbeddedServer.Reminders;
using IceWarp.EmbeddedServer.Scheduling;
using IceWarp.EmbeddedServer.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Registers groupware items, reminders, free/busy and tools.</summary>
internal static class GroupwareExtensions
{
    public static IServiceCollection AddGroupware(this IServiceCollection services)
    {
        services.AddSingleton<ItemStore>();
        services.AddSingleton<GroupwareList>();
        services.AddSingleton<AttachmentSource>();
        services.AddSingleton<AddonWriter>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<InvitationAnswers>();
        services.AddSingleton<ScheduleMail>();
        services.AddSingleton<Proposals>();
        services.AddSingleton<MessageSchedule>();
        services.AddSingleton<Occurrences>();
        services.AddSingleton<PlannedMeetings>();
        services.AddSingleton<IItemAction, AddItem>();
        services.AddSingleton<IItemAction, EditItem>();
        services.AddSingleton<IItemAction, DeleteItem>();
        services.AddSingleton<IItemAction, MoveItem>();
        services.AddSingleton<IItemAction, LockItem>();
        services.AddSingleton<IItemAction, RevertItem>();
        services.AddSingleton<IItemAction, RecoverItem>();
        services.AddSingleton<IItemAction, ShareItem>();
        services.AddSingleton<IItemAction, PinItem>();
        services.AddSingleton<IItemAction, AnswerInvitation>();
        services.AddSingleton<IItemAction, ProposeTime>();
        services.AddSingleton<IItemAction, AnswerProposal>();
        services.AddSingleton<IItemRoom, GroupwareRoom>();
        services.AddSingleton<IItemRoom, ReminderRoom>();
        services.AddSingleton<IIqQuery, FreeBusyQuery>();
        services.AddSingleton<IIqQuery, ToolsQuery>();
        return services;
    }
}
