namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>Push-to-talk, wherever it is pressed: console, MQTT, Home Assistant, a GPIO pin. Thread-safe.</summary>
internal sealed class ListenButton
{
    private int _isPressed;

    /// <summary>Raised when it is pressed, before anybody took it. Handlers must be quick.</summary>
    public event Action? Pressed;

    /// <summary>Asks the agent to listen; at once, or when it next hears anything.</summary>
    public void Press()
    {
        Volatile.Write(ref _isPressed, 1);
        Pressed?.Invoke();
    }

    /// <summary>Whether it was pressed since the last call.</summary>
    public bool Take() => Interlocked.Exchange(ref _isPressed, 0) == 1;
}
