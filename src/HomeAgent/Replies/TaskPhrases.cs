using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for what is started, pressed or written down.</summary>
internal static class TaskPhrases
{
    private static ActionSentences Actions => Sentences.Spoken.Actions;

    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call) => call.Service switch
    {
        "vacuum.start" => new(Actions.Cleaning),
        "vacuum.pause" => new(Actions.Paused),
        "vacuum.stop" => new(Actions.Stopped),
        "vacuum.return_to_base" => new(Actions.Returning),
        "vacuum.locate" => new(Actions.Located),
        "scene.turn_on" => new(Actions.Activated),
        "script.turn_on" => new(Actions.Started),
        "button.press" or "input_button.press" => new(Actions.Pressed),
        "todo.add_item" => call.Text("item") is { } item ? new(Actions.Added, item) : null,
        _ => null,
    };
}
