using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Extensions.FileProviders;

namespace IceWarp.Kernel.Ui;

/// <summary>
/// The built interface of one app and where it is mounted. Indexed once; the files stay in their assembly.
/// </summary>
public sealed class UiBundle
{
    private const string Manifest = "Microsoft.Extensions.FileProviders.Embedded.Manifest.xml";
    private readonly FrozenDictionary<string, UiFile> _files;

    /// <param name="mount">Path of the app with slashes at both ends: <c>/</c>, <c>/dashboard/</c>.</param>
    /// <param name="files">The content of its <c>dist</c>; empty when it was not built.</param>
    public UiBundle(string mount, IFileProvider files)
    {
        Mount = mount;
        _files = Walk(files, "").ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Path of the app with slashes at both ends.</summary>
    public string Mount { get; }

    /// <summary>False when the interface was not built, so that there is nothing to serve.</summary>
    public bool Built => _files.ContainsKey("index.html");

    /// <summary>The bundle embedded in <paramref name="assembly"/> under <paramref name="root"/> (<c>ui/dist</c>).</summary>
    public static UiBundle Embedded(string mount, Assembly assembly, string root)
    {
        var built = assembly.GetManifestResourceNames().Contains(Manifest, StringComparer.Ordinal);
        IFileProvider files = built ? new ManifestEmbeddedFileProvider(assembly) : new NullFileProvider();
        return new UiBundle(mount, new Below(files, root));
    }

    /// <summary>The file at a path inside the bundle, or null.</summary>
    internal UiFile? Find(string path) => _files.GetValueOrDefault(path);

    private static IEnumerable<KeyValuePair<string, UiFile>> Walk(IFileProvider files, string folder)
    {
        var entries = files.GetDirectoryContents(folder).ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        foreach (var (name, entry) in entries)
        {
            var path = folder.Length == 0 ? name : $"{folder}/{name}";
            if (entry.IsDirectory)
            {
                foreach (var below in Walk(files, path))
                {
                    yield return below;
                }
            }
            else if (!IsSibling(name, entries))
            {
                yield return new(path, UiFile.Read(path, entry, ending => entries.GetValueOrDefault(name + ending)));
            }
        }
    }

    private static bool IsSibling(string name, Dictionary<string, IFileInfo> entries) =>
        Path.GetExtension(name) is ".br" or ".gz" && entries.ContainsKey(Path.GetFileNameWithoutExtension(name));

    // The manifest provider throws for a root that is not there; an empty folder is what a missing build is.
    private sealed class Below(IFileProvider files, string root) : IFileProvider
    {
        public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents($"{root}/{subpath}".TrimEnd('/'));

        public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo($"{root}/{subpath}");

        public Microsoft.Extensions.Primitives.IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }
}
