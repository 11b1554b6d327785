namespace BatchLedger.GlIntegration;

/// <summary>The order of the guide (S2.20).</summary>
public enum GlStep { Dates, Review, Validate, Send }
