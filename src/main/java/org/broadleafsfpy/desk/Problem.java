package org.broadleafsfpy.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Something that a person has to do something about: what happened, and what can be done.
 * Immutable.
 */
public final class Problem {
    private final String sentence;
    private final List<Choice> choices;

    Problem(String sentence, List<Choice> choices) {
        this.sentence = sentence;
        this.choices = Collections.unmodifiableList(new ArrayList<>(choices));
    }

    /**
     * @return what happened and what the choices do, in the reader's language
     */
    public String getSentence() {
        return sentence;
    }

    public List<Choice> getChoices() {
        return choices;
    }
}
