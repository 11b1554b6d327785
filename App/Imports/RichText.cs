using System.Text;
using System.Xml;

namespace BatchLedger.Imports;

/// <summary>The text of a value, or of a shared or inline string: all its runs, without the reading aids (rPh) that stand above some scripts.</summary>
internal static class RichText
{
    /// <summary>Reads the element the reader stands on, and leaves it at its end.</summary>
    public static string Read(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, text, counts, aid) = (xml.Depth, new StringBuilder(), xml.LocalName == "v", false);
        while (xml.Read() && xml.Depth > depth)
        {
            // What stands between the elements is how the file is laid out.
            if (xml.NodeType is XmlNodeType.Element) (aid, counts) = (aid || (xml.LocalName == "rPh" && !xml.IsEmptyElement), xml.LocalName == "t" && !xml.IsEmptyElement);
            else if (xml.NodeType is XmlNodeType.EndElement) (aid, counts) = (aid && xml.LocalName != "rPh", false);
            else if (counts && !aid) text.Append(xml.Value);
        }
        return text.ToString();
    }
}
