package org.petline.documents;

import java.util.ArrayList;
import java.util.List;

/** Lines as a shell takes them, as far as the project's texts need it. */
final class ShellLines {
    private ShellLines() {}

    /** A command's words, and where its line begins, counted from 0. */
    record Command(int line, List<String> words) {
        /** Copies the list. */
        Command {
            words = List.copyOf(words);
        }

        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }

    /** The commands of some lines: lines that end with a backslash go on, comments are gone, {@code &&} parts commands. */
    static List<Command> commands(List<String> lines) {
        List<Command> commands = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            int first = at;
            StringBuilder whole = new StringBuilder(lines.get(at));
            while (whole.length() > 0 && whole.charAt(whole.length() - 1) == '\\') {
                whole.setLength(whole.length() - 1);
                whole.append(lines.get(++at));
            }
            List<String> command = new ArrayList<>();
            for (String word : words(whole.toString())) {
                if (word.equals("&&")) {
                    commands.add(new Command(first, command));
                    command = new ArrayList<>();
                } else {
                    command.add(word);
                }
            }
            if (!command.isEmpty()) commands.add(new Command(first, command));
        }
        return commands;
    }

    /** Words between blanks; quotes hold blanks together and go. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char sign = line.charAt(at);
            if (quote != 0) {
                if (sign == quote) quote = 0;
                else word.append(sign);
            } else if (sign == '"' || sign == '\'') {
                quote = sign;
                inWord = true;
            } else if (sign == '#' && !inWord) {
                break;
            } else if (Character.isWhitespace(sign)) {
                if (inWord) words.add(word.toString());
                word.setLength(0);
                inWord = false;
            } else {
                word.append(sign);
                inWord = true;
            }
        }
        if (inWord) words.add(word.toString());
        return words;
    }
}
