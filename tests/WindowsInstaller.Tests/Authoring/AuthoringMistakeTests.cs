using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace WindowsInstaller.Tests.Authoring;

/// <summary>Whatever the compiler does not know is reported with file and line; nothing is skipped.</summary>
[TestClass]
public sealed class AuthoringMistakeTests
{
    [TestMethod]
    [DataRow("<Nonsense />", "<Nonsense> is not supported inside <Package>")]
    [DataRow("<Property Id=\"A\" Value=\"1\" Colour=\"red\" />", "Property/@Colour is not supported; known: Admin, Hidden, Id, Secure, Value.")]
    [DataRow("<Property Id=\"A\" Value=\"1\" Secure=\"maybe\" />", "Property/@Secure 'maybe' is not supported; allowed: yes, no.")]
    [DataRow("<Property Value=\"1\" />", "<Property> has no Id.")]
    [DataRow("<Property Id=\"1A\" Value=\"1\" />", "Property/@Id '1A' is no identifier")]
    [DataRow("<Property Id=\"A\" Value=\"\" />", "Property/@Value is empty.")]
    [DataRow("<Property Id=\"A\" />", "it does nothing")]
    [DataRow("<Property Id=\"SecureCustomProperties\" Value=\"A\" />", "is generated")]
    [DataRow("<Property Id=\"A\" Value=\"1\">text</Property>", "<Property> contains the text 'text'")]
    [DataRow("<Property Id=\"A\" Value=\"$(Nowhere)\" />", "the variable '$(Nowhere)' is not defined.")]
    [DataRow("<Property Id=\"A\" Value=\"$(Unended\" />", "never ends it")]
    [DataRow("<Property Id=\"A\" Value=\"!(loc.Nowhere)\" />", "the localized string 'Nowhere' is in none of the .wxl files.")]
    [DataRow("<Property Id=\"A\" Value=\"!(bind.fileVersion.F)\" />", "'!(bind.fileVersion.F)' is not supported")]
    [DataRow("<ui:WixUI Id=\"WixUI_Minimal\" />", "<ui:WixUI> names a stock dialog set, which only the Windows toolset has; put it between <?ifdef ...?> and <?endif?>.")]
    [DataRow("<Property xmlns=\"urn:x\" />", "is in the namespace 'urn:x'")]
    [DataRow("<Binary Id=\"A\" SourceFile=\"nowhere.dll\" />", "Binary/@SourceFile names 'nowhere.dll', but there is no file ")]
    [DataRow("<CustomActionRef Id=\"Nowhere\" />", "CustomAction 'Nowhere' is defined nowhere.")]
    [DataRow("<UIRef Id=\"Nowhere\" />", "UI 'Nowhere' is defined nowhere.")]
    [DataRow("<DirectoryRef Id=\"Nowhere\" />", "Directory 'Nowhere' is defined nowhere.")]
    [DataRow("<StandardDirectory Id=\"Nowhere\" />", "'Nowhere' is no standard directory")]
    [DataRow("<Directory Id=\"TempFolder\" Name=\"x\" />", "is a standard directory; write <StandardDirectory")]
    [DataRow("<Directory Id=\"D\" Name=\"a|b\" />", "Directory/@Name 'a|b' is no file name.")]
    [DataRow("<Directory Id=\"D\" Name=\"a long name\" ShortName=\"a long name\" />", "is no 8.3 name")]
    [DataRow("<Directory Name=\"d\" />", "<Directory> has no Id.")]
    [DataRow("<MediaTemplate CompressionLevel=\"mszip\" />", "needs EmbedCab=\"yes\"")]
    [DataRow("<MediaTemplate EmbedCab=\"yes\" CompressionLevel=\"low\" />", "MediaTemplate/@CompressionLevel 'low' is not supported; allowed: high, mszip, none.")]
    [DataRow("<Upgrade Id=\"{5E2E9F3A-0A3B-4F43-9C3B-6B1C7C1F0A02}\"><UpgradeVersion Property=\"P\" Minimum=\"1.0.0\" Maximum=\"2.0.0\" /></Upgrade>", "<UpgradeVersion> needs OnlyDetect=")]
    [DataRow("<MajorUpgrade DowngradeErrorMessage=\"x\" Schedule=\"soon\" />", "MajorUpgrade/@Schedule 'soon' is not supported; allowed: afterInstallValidate, ")]
    [DataRow("<CustomAction Id=\"A\" DllEntry=\"E\" />", "needs exactly one of BinaryRef, FileRef, Directory, Property; it has none.")]
    [DataRow("<CustomAction Id=\"A\" Property=\"P\" Value=\"V\" ExeCommand=\"E\" />", "needs exactly one of DllEntry, ExeCommand, Value; it has ExeCommand and Value.")]
    [DataRow("<CustomAction Id=\"A\" Property=\"P\" DllEntry=\"E\" />", "cannot have DllEntry together with Property")]
    [DataRow("<CustomAction Id=\"A\" Property=\"P\" Value=\"V\" Execute=\"later\" />", "CustomAction/@Execute 'later' is not supported")]
    [DataRow("<SetProperty Id=\"A\" Value=\"1\" />", "needs exactly one of Before, After; it has none.")]
    [DataRow("<SetProperty Id=\"A\" After=\"CostFinalize\" />", "<SetProperty> has no Value")]
    [DataRow("<InstallExecuteSequence><Custom Action=\"Nowhere\" After=\"CostFinalize\" /></InstallExecuteSequence>", "CustomAction 'Nowhere' is defined nowhere.")]
    [DataRow("<InstallExecuteSequence><ScheduleReboot After=\"Nowhere\" /></InstallExecuteSequence>", "InstallExecuteSequence 'Nowhere' is defined nowhere.")]
    [DataRow("<InstallExecuteSequence><ScheduleReboot /></InstallExecuteSequence>", "needs exactly one of Before, After, Sequence, OnExit; it has none.")]
    [DataRow("<InstallExecuteSequence><ScheduleReboot After=\"ScheduleReboot\" /></InstallExecuteSequence>", "cannot stand after itself")]
    [DataRow("<InstallUISequence><WriteRegistryValues /></InstallUISequence>", "<WriteRegistryValues> has no place in InstallUISequence.")]
    [DataRow("<InstallUISequence><CostInitialize Suppress=\"yes\" /></InstallUISequence>", "CostInitialize/@Suppress is not supported")]
    [DataRow("<Feature Id=\"F\" Level=\"many\" />", "Feature/@Level 'many' is no whole number from 0 to 32767.")]
    [DataRow("<Feature Id=\"F\" Display=\"no\" />", "Feature/@Display 'no' is not supported")]
    [DataRow("<Feature Id=\"F\"><Level Value=\"1\" /></Feature>", "<Level> has no Condition.")]
    [DataRow("<Feature Id=\"F\"><ComponentRef Id=\"Nowhere\" /></Feature>", "Component 'Nowhere' is defined nowhere.")]
    [DataRow("<Component Id=\"C\" Directory=\"TempFolder\" />", "<Component> has no Guid.")]
    [DataRow("<Component Id=\"C\" Directory=\"TempFolder\" Guid=\"*\" />", "is no GUID; author one, none is generated here.")]
    [DataRow("<Component Id=\"C\" Directory=\"TempFolder\" Guid=\"5E2E9F3A-0A3B-4F43-9C3B-6B1C7C1F0A12\" />", "belongs to no feature")]
    [DataRow("<Property Id=\"mixed\"><RegistrySearch Id=\"S\" Root=\"HKLM\" Key=\"K\" Type=\"raw\" /></Property>", "must be public: upper case only")]
    [DataRow("<UI><Dialog Id=\"D\" Width=\"1\" Height=\"1\"><Control Id=\"C\" Type=\"Clock\" X=\"0\" Y=\"0\" Width=\"1\" Height=\"1\" /></Dialog></UI>", "Control/@Type 'Clock' is not supported")]
    [DataRow("<UI><Dialog Id=\"D\" Width=\"1\" Height=\"1\" /></UI>", "has no control that can have the focus")]
    [DataRow("<UI><Publish Dialog=\"Nowhere\" Control=\"C\" Event=\"EndDialog\" Value=\"Exit\" /></UI>", "Dialog 'Nowhere' is defined nowhere.")]
    [DataRow("<?foreach X in a;b?>", "the directive <?foreach?> is not supported")]
    [DataRow("<?error not today?>", "a.wxs(4): not today")]
    [DataRow("<?ifdef X?>", "this condition has no <?endif?>.")]
    [DataRow("<?endif?>", "<?endif?> without a condition before it.")]
    [DataRow("<?ifdef 1?><?endif?>", "'1' is no variable name.")]
    [DataRow("<?ifdef X?><?else?><?else?><?endif?>", "<?else?> follows the <?else?>")]
    [DataRow("<?if a and b?><?endif?>", "the condition 'a and b' is not supported")]
    [DataRow("<?define 1 = 2?>", "'1' is no variable name")]
    [DataRow("<?define X = 1?><?define X = 2?>", "the variable 'X' is already defined")]
    [DataRow("<?ifdef X?><UI><?endif?></UI>", "stands in another element")]
    public void Mistake_IsReportedWithFileAndLine_WhenInThePackage(string line, string message)
    {
        using var folder = new AuthoringFolder();
        var mistakes = folder.Mistakes(Sample.Package(line));
        StringAssert.StartsWith(mistakes[0], $"a.wxs({Sample.FirstLine}): ");
        StringAssert.Contains(mistakes[0], message);
    }

    [TestMethod]
    [DataRow("<File Source=\"tool.exe\" />", "<File> has no Id.")]
    [DataRow("<File Id=\"F\" />", "<File> has no Source.")]
    [DataRow("<RegistryValue Root=\"HKLM\" Key=\"K\" Value=\"1\" />", "<RegistryValue> has no Type.")]
    [DataRow("<RegistryValue Root=\"HKLM\" Key=\"K\" Type=\"string\" />", "<RegistryValue> has no Value")]
    [DataRow("<RegistryValue Root=\"HKXX\" Key=\"K\" Type=\"string\" Value=\"1\" />", "RegistryValue/@Root 'HKXX' is not supported; allowed: HKMU, ")]
    [DataRow("<RegistryValue Root=\"HKLM\" Key=\"K\" Type=\"integer\" Value=\"one\" />", "'one' is no 32-bit integer")]
    [DataRow("<RegistryValue Root=\"HKLM\" Key=\"K\" Type=\"binary\" Value=\"abc\" />", "'abc' is no sequence of bytes")]
    [DataRow("<RegistryValue Root=\"HKLM\" Key=\"K\" Name=\"-\" Type=\"string\" Value=\"\" />", "means something else to Windows Installer")]
    [DataRow("<RegistryKey Root=\"HKLM\" Key=\"K\"><RegistryValue Root=\"HKLM\" Type=\"string\" Value=\"1\" /></RegistryKey>", "is given by the <RegistryKey> around it")]
    [DataRow("<RegistryKey Root=\"HKLM\" Key=\"K\" Id=\"R\" />", "RegistryKey/@Id is not supported")]
    [DataRow("<RemoveFolder Id=\"R\" />", "<RemoveFolder> has no On.")]
    [DataRow("<RemoveFolder Id=\"R\" Directory=\"Nowhere\" On=\"both\" />", "Directory 'Nowhere' is defined nowhere.")]
    [DataRow("<RemoveRegistryKey Root=\"HKLM\" Key=\"K\" />", "<RemoveRegistryKey> has no Action.")]
    public void Mistake_IsReportedWithFileAndLine_WhenInAComponent(string line, string message)
    {
        using var folder = new AuthoringFolder();
        var mistakes = folder.Mistakes(Sample.InComponent(line));
        StringAssert.StartsWith(mistakes[0], $"a.wxs({Sample.FirstLine + 3}): ");
        StringAssert.Contains(mistakes[0], message);
    }

    [TestMethod]
    public void KeyPath_IsReported_WhenThereAreTwo()
    {
        using var folder = new AuthoringFolder();
        var mistakes = folder.Mistakes(Sample.InComponent("<File Id=\"F\" Source=\"tool.exe\" KeyPath=\"yes\" /><RegistryValue Root=\"HKLM\" Key=\"K\" Type=\"string\" Value=\"1\" KeyPath=\"yes\" />"));
        StringAssert.Contains(mistakes.Single(), "the component 'Tool' has more than one KeyPath=\"yes\".");
    }

    [TestMethod]
    public void AllMistakes_AreReportedInOrder_WhenThereAreSeveralInSeveralFiles()
    {
        using var folder = new AuthoringFolder();
        var mistakes = folder.Mistakes(
            Sample.Package("<Nonsense />\n<Property Id=\"A\" Value=\"1\" Colour=\"red\" Taste=\"sour\" />"),
            Sample.Fragment("<Launch Condition=\"1\" />"));
        CollectionAssert.AreEqual(
            new[] { "a.wxs(4): <Nonsense>", "a.wxs(5): Property/@Colour", "a.wxs(5): Property/@Taste", "b.wxs(3): <Launch> has no Message." },
            mistakes.Select(mistake => mistake[..Math.Min(mistake.Length, mistake.IndexOf(" is", StringComparison.Ordinal) is var end and > 0 ? end : mistake.Length)]).ToList());
    }

    [TestMethod]
    public void Duplicate_IsReportedWithBothPlaces_WhenAnIdIsThereTwice()
    {
        using var folder = new AuthoringFolder();
        var mistakes = folder.Mistakes(Sample.Package("<Property Id=\"A\" Value=\"1\" />"), Sample.Fragment("<Property Id=\"A\" Value=\"2\" />"));
        StringAssert.StartsWith(mistakes.Single(), "b.wxs(3): Property 'A' is already defined at ");
        StringAssert.EndsWith(mistakes.Single(), "a.wxs(4).");
    }

    [TestMethod]
    [DataRow("Version=\"1.2.3\"", "Version=\"1.2\"", "'1.2' is no product version")]
    [DataRow("Version=\"1.2.3\"", "Version=\"256.0.0\"", "'256.0.0' is no product version")]
    [DataRow("Version=\"1.2.3\"", "", "<Package> has no Version.")]
    [DataRow("Language=\"1033\"", "", "<Package> has no Language.")]
    [DataRow("Language=\"1033\"", "Language=\"1033\" Scope=\"all\"", "Package/@Scope 'all' is not supported; allowed: perMachine, perUser, perUserOrMachine.")]
    [DataRow("Language=\"1033\"", "Language=\"1033\" Platform=\"x86\"", "Package/@Platform is not supported")]
    public void Package_IsReported_WhenAnAttributeIsWrong(string right, string wrong, string message)
    {
        using var folder = new AuthoringFolder();
        var mistakes = folder.Mistakes(Sample.Package("").Replace(right, wrong, StringComparison.Ordinal));
        StringAssert.StartsWith(mistakes.Single(), "a.wxs(2): ");
        StringAssert.Contains(mistakes.Single(), message);
    }

    [TestMethod]
    public void Package_IsReported_WhenThereIsNone()
    {
        using var folder = new AuthoringFolder();
        Assert.AreEqual("a.wxs: there is no <Package> in these files.", folder.Mistakes(Sample.Fragment("")).Single());
    }

    [TestMethod]
    public void Package_IsReported_WhenThereAreTwo()
    {
        using var folder = new AuthoringFolder();
        StringAssert.StartsWith(folder.Mistakes(Sample.Package(""), Sample.Package("")).Single(), "b.wxs(2): there is already a <Package> at ");
    }

    [TestMethod]
    [DataRow("<Wix xmlns=\"http://schemas.microsoft.com/wix/2006/wi\" />", "a.wxs(1): the root element is ")]
    [DataRow("<Wix>\n<Package>\n</Wix>", "a.wxs(3): ")]
    [DataRow("", "a.wxs: ")]
    public void File_IsReported_WhenItIsNoAuthoring(string content, string start)
    {
        using var folder = new AuthoringFolder();
        StringAssert.StartsWith(folder.Mistakes(content)[0], start);
    }

    [TestMethod]
    public void Files_AreReported_WhenThePackageHasNoMedia()
    {
        using var folder = new AuthoringFolder();
        var content = Sample.InComponent("<File Id=\"F\" Source=\"tool.exe\" />").Replace("<MediaTemplate EmbedCab=\"yes\" CompressionLevel=\"mszip\" />", "", StringComparison.Ordinal);
        StringAssert.Contains(folder.Mistakes(content).Single(), "a package with files needs <MediaTemplate");
    }

    [TestMethod]
    public void Text_IsReported_WhenLongerThanItsColumn()
    {
        using var folder = new AuthoringFolder();
        var mistake = folder.Mistakes(Sample.Package($"<Launch Condition=\"{new string('A', 256)}\" Message=\"m\" />")).Single();
        StringAssert.EndsWith(mistake, "has 256 characters; LaunchCondition.Condition holds 255.");
    }
}
