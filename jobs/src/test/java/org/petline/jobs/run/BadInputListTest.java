package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The list of 172 bad inputs, each by its letter and number: what has a case in {@link DamagedInputsTest}, what is shown
 * elsewhere, and what is still open, so that a gap is seen.
 */
class BadInputListTest {
    /** Kinds of input and how many of each the list has. */
    private static final Map<String, Integer> LIST = Map.ofEntries(
            Map.entry("N", 33),
            Map.entry("G", 13),
            Map.entry("J", 20),
            Map.entry("T", 15),
            Map.entry("B", 16),
            Map.entry("M", 15),
            Map.entry("X", 8),
            Map.entry("P", 14),
            Map.entry("C", 11),
            Map.entry("D", 13),
            Map.entry("Z", 14));

    private static final String ELSEWHERE = """
            N23 VoxelToWorldTest theStatedRulePlacesTheVoxels
            N25 VoxelToWorldTest anUnknownUnitIsTakenAsMillimetresWithAFinding
            G09 GzipMembersTest noAlignmentOfTheSecondMemberIsShort
            T09 FrameTimesCheckTest timeZeroBeforeTheInjectionIsAccepted
            T11 FrameTimesCheckTest oddLengthsOfAnInterruptedScanAreAccepted
            T13 DecayCorrectionTest anImageCorrectedOneHalfLifeLaterIsDoubled
            T14 FrameTimesCheckTest aScanOfNinetySecondsIsAFinding
            B01 DatasetIndexTest withoutANameTheFolderServesAndAFindingSaysSo
            B06 DatasetIndexTest participantsWithoutPetAreListedAndNotRefused
            B07 DatasetIndexTest namesThatDifferByCaseOrZerosOnlyAreBothRefused
            B09 DatasetIndexTest entitiesOutOfOrderAreAcceptedWithAFinding
            B13 DatasetIndexTest derivativesSourcedataAndHiddenFoldersAreNoRawScans
            B14 DatasetIndexTest labelsThatMakeNamesTooLongAreRefused
            B15 PipelineIT badSettingsAndPlacesAreRefusedBeforeAnythingIsWritten
            B16 PipelineIT badSettingsAndPlacesAreRefusedBeforeAnythingIsWritten
            X01 TransformFilesTest otherFilesAreRefusedByName
            X02 TransformFilesTest otherFilesAreRefusedByName
            X03 TransformFilesTest otherFilesAreRefusedByName
            X04 GivenTransformTest onlyWhatIsWrongIsFlagged
            X05 GivenTransformsTest whatCannotBeTheScansMotionIsRefusedAndItsNeighbourDone
            X06 TransformFilesTest itkIsTakenAsItIs
            X07 GivenTransformsTest whatCannotBeTheScansMotionIsRefusedAndItsNeighbourDone
            X08 TransformFilesTest ltaOfOtherImagesIsRefused
            P01 BloodTableTest whatIsWrongIsRefusedByName
            P02 BloodTableTest unsortedAndRepeatedTimesAreSortedAveragedAndSaid
            P03 BloodTableTest whatIsOddIsAcceptedWithAFinding
            P04 BloodTableTest columnsComeByNameInBecquerelPerMillilitreAndMissingCellsAreNaN
            P05 BloodTableTest sidecarsThatDoNotSayWhatIsNeededAreRefused
            P06 BloodTableTest columnsComeByNameInBecquerelPerMillilitreAndMissingCellsAreNaN
            P07 BloodTableTest whatIsWrongIsRefusedByName
            P08 BloodTableTest percentIsAFractionWhereTheUnitSaysSo
            P09 BloodTableTest whatIsOddIsAcceptedWithAFinding
            P10 BloodTableTest aCellThatIsNoNumberIsNamedByColumnAndLine
            P11 BloodTableTest aCellThatIsNoNumberIsNamedByColumnAndLine
            P12 DatasetIndexTest recordingsComeWithTheirSidecarsAndTheExacterNameWins
            P13 DatasetIndexTest bloodBelongsToAScanThatItDoesNotContradict
            P14 BloodTableTest aCellThatIsNoNumberIsNamedByColumnAndLine
            C01 SettingsReaderTest unknownKeyNamesTheNearestKnownOne
            C02 SettingsReaderTest aValueThatCannotBeIsRefusedByItsKey
            C03 SettingsReaderTest aValueThatCannotBeIsRefusedByItsKey
            C04 SettingsReaderTest anEmptyFileMeansDefaults
            C05 SettingsReaderTest whatIsNotAMappingOfSettingsIsRefused
            C06 SettingsReaderTest whatIsNotAMappingOfSettingsIsRefused
            C07 UnfitSettingsTest nothingToFitIsToldBeforeAnyVoxelIsRead
            C08 SettingsReaderTest aValueThatCannotBeIsRefusedByItsKey
            C09 LocaleTest everyFileHasTheSameBytes
            C10 UnfitSettingsTest nothingToFitIsToldBeforeAnyVoxelIsRead
            C11 EditedSettingsTest theRunsCopyCounts
            D01 LedgerTest everyCutEntryCountsAsAbsentAndIsNamed
            D02 LostLedgerTest repairBuildsItAgainAndTheNextRunComputesNothing
            D03 PipelineIT damageToTheOutputIsHealed
            D04 TableFileTest everyCutOfAFileIsDamage
            D05 TableFileTest everyCutOfAFileIsDamage
            D06 TableViewTest aForeignParquetFileIsNamedAndUntouched
            D07 TableFileTest aColumnThatAnOlderFileLacksIsNullOrRefused
            D08 LedgerTest anEntryOfANewerPetlineStopsEverything
            D09 TableFileTest duplicatesInAFileAreRefusedNeverTheFirstTaken
            D10 TableViewTest aStaleChecksumFileDoesNotOutliveItsPart
            D11 ReadOnlyTablesTest theRunFailsByNameTheScansAreKeptAndTheNextRunPublishes
            D12 PipelineIT aWithdrawnScanLeavesTheTablesAndSaysSo
            D13 LedgerTest twoEntriesOfOneScanThatDifferAreRefused
            Z01 LocalFolderTest pathsThatLeadOutAreRefused
            Z09 LocalFolderTest namesAreOnlyNames
            """;

    @Test
    void everyInputOfTheListIsShownOnce() throws IOException {
        Set<String> cases = DamagedInputsTest.cases()
                .map(damage -> damage.id().substring(0, 3))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String[]> elsewhere = new TreeMap<>();
        ELSEWHERE.lines().map(line -> line.split(" ")).forEach(words -> elsewhere.put(words[0], words));

        List<String> shown = new ArrayList<>(elsewhere.keySet());
        for (String id : cases) if (isOfTheList(id)) shown.add(id);
        List<String> all = LIST.entrySet().stream()
                .flatMap(kind -> Stream.iterate(1, n -> n <= kind.getValue(), n -> n + 1)
                        .map(n -> String.format("%s%02d", kind.getKey(), n)))
                .toList();
        assertThat(all).hasSize(172);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(all);
        assertThat(cases).allMatch(id -> isOfTheList(id) || id.equals("M16"));
    }

    @Test
    void whatIsShownElsewhereIsThere() throws IOException {
        Path root = Path.of(System.getProperty("petline.root", ".."));
        Map<String, Path> tests = new TreeMap<>();
        for (String module : List.of("common", "jobs")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> tests.put(file.getFileName().toString(), file));
            }
        }
        for (String line : ELSEWHERE.lines().toList()) {
            String[] words = line.split(" ", -1);
            assertThat(tests).as(line).containsKey(words[1] + ".java");
            assertThat(Files.readString(tests.get(words[1] + ".java"))).as(line).contains("void " + words[2] + "(");
        }
    }

    private static boolean isOfTheList(String id) {
        return LIST.containsKey(id.substring(0, 1))
                && Integer.parseInt(id.substring(1)) <= LIST.get(id.substring(0, 1));
    }
}
