namespace HomeLLM.HomeAgent.Language;

/// <summary>Home Assistant's units for what devices other than sensors tell.</summary>
internal static class Units
{
    public const string Percent = "%", Celsius = "°C", Kelvin = "K", Watts = "W", KilowattHours = "kWh", Lux = "lx";
}
