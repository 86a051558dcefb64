using System.Text.Json.Nodes;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>Changes single parameters of what the model wrote.</summary>
internal static class CallLineEdits
{
    /// <summary>The line with another value of a parameter.</summary>
    public static CallLine With(this CallLine line, string name, JsonNode value) => line.With(name, name, value);

    /// <summary>The line with one parameter in another one's place.</summary>
    public static CallLine With(this CallLine line, string instead, string name, JsonNode value)
    {
        var data = (JsonObject)line.Data.DeepClone();
        data.Remove(instead);
        data[name] = value;
        return line with { Data = data };
    }
}
