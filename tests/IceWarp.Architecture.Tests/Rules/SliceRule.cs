using System.Text.RegularExpressions;
using Carter;
using FluentValidation;
using MediatR;

namespace IceWarp.Architecture.Tests.Rules;

/// <summary>A slice is one static class with its message, validator, handler and endpoint inside, in the file and folder of its name.</summary>
internal static partial class SliceRule
{
    private static readonly Type[] Shapes = [typeof(IRequest<>), typeof(IRequestHandler<,>), typeof(INotificationHandler<>), typeof(IValidator<>)];

    /// <summary>The parts of slices that others could see or that stand alone.</summary>
    public static IReadOnlyList<string> LooseParts(IEnumerable<Type> types) =>
    [
        .. types.Where(type => type is { IsInterface: false, IsAbstract: false } && IsPart(type))
            .Where(type => type.IsVisible || type.DeclaringType is not { IsAbstract: true, IsSealed: true })
            .Select(type => type.FullName ?? type.Name),
    ];

    /// <summary>The folders <c>Features/X</c> without a file <c>X.cs</c> that defines a static class <c>X</c>.</summary>
    public static IReadOnlyList<string> MisplacedSlices(IEnumerable<SourceFile> files)
    {
        var folders = files
            .Select(file => (file, match: SliceFolder().Match(file.Path)))
            .Where(found => found.match.Success)
            .GroupBy(found => found.match.Value, found => found.file, StringComparer.Ordinal);
        return [.. folders.Where(folder => !folder.Any(file => Defines(file, folder.Key))).Select(folder => folder.Key)];
    }

    /// <summary>The messages that nobody handles.</summary>
    public static IReadOnlyList<string> UnhandledMessages(IReadOnlyCollection<Type> types)
    {
        var handled = types.SelectMany(type => Closings(type, typeof(IRequestHandler<,>))).Select(contract => contract.GetGenericArguments()[0]).ToHashSet();
        return
        [
            .. types.Where(type => type is { IsInterface: false, IsAbstract: false } && Closings(type, typeof(IRequest<>)).Any() && !handled.Contains(type))
                .Select(type => type.FullName ?? type.Name),
        ];
    }

    private static bool IsPart(Type type) => type.IsAssignableTo(typeof(ICarterModule)) || Shapes.Any(shape => Closings(type, shape).Any());

    private static IEnumerable<Type> Closings(Type type, Type shape) =>
        type.GetInterfaces().Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == shape);

    private static bool Defines(SourceFile file, string folder)
    {
        var name = folder.Split('/')[^2];
        return file.Path == $"{folder}{name}.cs" && Regex.IsMatch(
            file.Text, $@"^internal static (partial )?class {Regex.Escape(name)}\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"^.*/Features/[^/]+/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SliceFolder();
}
