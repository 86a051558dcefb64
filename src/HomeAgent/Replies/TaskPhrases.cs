using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Replies;

/// <summary>The words for what is started, pressed or written down.</summary>
internal static class TaskPhrases
{
    /// <summary>The words; null where the call is none of these.</summary>
    public static Phrase? Find(ServiceCall call) => call.Service switch
    {
        "vacuum.start" => new("cleaning", "Started", "start"),
        "vacuum.pause" => new("paused", "Paused", "pause"),
        "vacuum.stop" => new("stopped", "Stopped", "stop"),
        "vacuum.return_to_base" => new("on its way to its base", "Sent", "send", " to base"),
        "vacuum.locate" => new("", "Asked", "ask", " to make itself heard"),
        "scene.turn_on" => new("activated", "Activated", "activate"),
        "script.turn_on" => new("started", "Started", "start"),
        "button.press" or "input_button.press" => new("pressed", "Pressed", "press"),
        "todo.add_item" => call.Text("item") is { } item ? new("", $"Added {item} to", $"add {item} to") : null,
        _ => null,
    };
}
