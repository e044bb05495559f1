using FluentValidation;
using IceWarp.Kernel.Mediation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace IceWarp.Kernel.Tests.Mediation;

public sealed class MediationTests
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddMediation()
        .AddHandlersFrom(typeof(MediationTests).Assembly)
        .BuildServiceProvider();

    private IMediator Mediator => _services.GetRequiredService<IMediator>();

    [Fact]
    public async Task A_message_reaches_its_handler() => (await Mediator.Send(new Greet("Ann"))).Should().Be("Hello, Ann");

    [Fact]
    public async Task An_invalid_message_does_not_reach_its_handler()
    {
        var send = () => Mediator.Send(new Greet(""));
        (await send.Should().ThrowAsync<ValidationException>()).Which.Errors.Should().ContainSingle(error => error.PropertyName == "Name");
    }

    [Fact]
    public async Task A_notification_reaches_every_handler()
    {
        var heard = new Heard([]);
        await Mediator.Publish(heard);
        heard.By.Should().BeEquivalentTo("one", "two");
    }

    internal sealed record Greet(string Name) : IRequest<string>;

    internal sealed class GreetValidator : AbstractValidator<Greet>
    {
        public GreetValidator() => RuleFor(greet => greet.Name).NotEmpty();
    }

    internal sealed class GreetHandler : IRequestHandler<Greet, string>
    {
        public Task<string> Handle(Greet request, CancellationToken cancellationToken) => Task.FromResult($"Hello, {request.Name}");
    }

    internal sealed record Heard(List<string> By) : INotification;

    internal sealed class HeardByOne : INotificationHandler<Heard>
    {
        public Task Handle(Heard notification, CancellationToken cancellationToken)
        {
            notification.By.Add("one");
            return Task.CompletedTask;
        }
    }

    internal sealed class HeardByTwo : INotificationHandler<Heard>
    {
        public Task Handle(Heard notification, CancellationToken cancellationToken)
        {
            notification.By.Add("two");
            return Task.CompletedTask;
        }
    }
}
