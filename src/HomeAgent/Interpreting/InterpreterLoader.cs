using HomeLLM.Engines;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Hosting;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Prompting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>Loads the model that the configuration names, or says why it can't; the agent lives on either way.</summary>
internal sealed class InterpreterLoader(
    AgentConfiguration configuration, IOptions<ModelOptions> model, IOptions<PromptOptions> prompt, TimeProvider time, ILogger<InterpreterLoader> logger)
    : IDisposable
{
    /// <summary>The most tokens of a prompt and its answer, where the configuration says nothing: more would only cost memory.</summary>
    private const int DefaultCapacity = 4096;

    private const string OwnModels = "homellm-*.gguf", OwnModelsFolder = "models", ProfileKey = "homellm.prompt_profile";

    private ILanguageModel? _model;
    private LanguageModelInterpreter? _interpreter;

    /// <summary>Loads the model.</summary>
    public LoadedInterpreter Load()
    {
        var path = FindFile();
        if (path is null)
        {
            return Failed("", $"There is no {OwnModels} in the folder {OwnModelsFolder} beside {configuration.FilePath}: "
                + "put one there, or name a GGUF file under Model:Path.");
        }

        try
        {
            (_model, var engine) = LanguageModelEngine.Load(path, configuration.Get<EnginesOptions>(EnginesOptions.Section), model.Value, logger);
            var profile = Profile(_model.Info);
            var wanted = model.Value.ContextLength > 0 ? model.Value.ContextLength : DefaultCapacity;
            _interpreter = new LanguageModelInterpreter(_model, profile, Math.Min(wanted, _model.Info.ContextLength), time);
            logger.ModelLoaded(_model.Info.Name, path, engine.ToString(), profile.Name);
            return new(_interpreter, path, _model.Info, profile.Name, Problem: null, engine);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ModelFileException or EngineUnavailableException or OutOfMemoryException)
        {
            return Failed(path, $"The model {path} can't be loaded: {exception.Message}");
        }
    }

    /// <summary>Frees the model.</summary>
    public void Dispose()
    {
        _interpreter?.Dispose();
        _model?.Dispose();
    }

    private LoadedInterpreter Failed(string path, string problem)
    {
        logger.ModelMissing(problem);
        return new(new UnavailableInterpreter(Sentences.Spoken.Refusals.NoModel.Say()), path, null, null, problem);
    }

    /// <summary>The file that is named, else the newest of our own models; null where there is none.</summary>
    private string? FindFile()
    {
        if (model.Value.Path.Length > 0) return ConfigurationFile.Resolve(configuration.FilePath, model.Value.Path);
        var folder = ConfigurationFile.Resolve(configuration.FilePath, OwnModelsFolder);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, OwnModels).OrderByDescending(File.GetLastWriteTimeUtc).ThenByDescending(file => file, StringComparer.Ordinal).FirstOrDefault()
            : null;
    }

    private IPromptProfile Profile(LanguageModelInfo info)
    {
        var isOwn = model.Value.Profile.ToLowerInvariant() switch
        {
            "homellm" => true,
            "generic" => false,
            _ => info.Metadata.ContainsKey(ProfileKey),
        };
        return isOwn
            ? new LabelProfile(new LinkerCache())
            : new GenericProfile(new LinkerCache(), ChatFormat.Detect(info.ChatTemplate), prompt.Value.AssistantName);
    }
}
