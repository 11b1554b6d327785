namespace BatchLedger.Imports;

/// <summary>One row of a file, whatever the file is: its number as the user sees it, and its fields as text.</summary>
internal readonly record struct ImportLine(int Number, string[] Values);
