using System.Reflection;
using System.Runtime.Loader;

namespace HomeLLM.HomeAgent.Tests.Linking.OtherLanguage;

/// <summary>Loads the program and its tests once more, with static fields of their own; all other assemblies are shared.</summary>
internal sealed class SecondCopy() : AssemblyLoadContext(isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll");
        var isOwn = assemblyName.Name is { } name && (name == "homeagent" || name.StartsWith("HomeLLM.", StringComparison.Ordinal));
        return isOwn && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
