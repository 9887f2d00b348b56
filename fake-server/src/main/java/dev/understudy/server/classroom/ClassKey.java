package dev.understudy.server.classroom;

import java.util.Random;

/** The keys on the cards: easy to type, and too many to guess where {@link Doorkeeper} counts the wrong ones. */
final class ClassKey {

    /** What a key must be, as a sentence. */
    static final String RULE = "a key has 8 to 60 lower-case letters, digits and dashes, such as blue-fox-1234.";

    private static final String[] HOW =
            ("amber azure brave brisk bronze calm clever coral cosy crisp curious dapper deft eager early fair fleet"
                            + " fond gentle glad golden grand green happy hardy honest humble jade jolly keen kind lemon light"
                            + " lively loyal lucky mellow merry mild misty neat nimble noble olive patient plucky polite proud"
                            + " quick quiet rapid rosy royal ruby serene silver snowy solid spry steady sunny swift tidy violet")
                    .split(" ");
    private static final String[] WHO =
            ("badger bear beaver bison bobcat camel condor crane cricket curlew dingo dolphin eagle egret falcon"
                            + " ferret finch fox gannet gecko gibbon grouse hare hawk heron horse ibex jackal jay kestrel kiwi"
                            + " koala lark lemur linnet llama lynx magpie marten mole moose newt ocelot orca osprey otter owl"
                            + " panda pigeon plover puffin quail rabbit raven robin salmon seal shrew sparrow stork swan tapir"
                            + " thrush walrus")
                    .split(" ");
    private static final int NUMBERS = 9_000;

    private ClassKey() {}

    /** A new key; about 37 million are equally likely. */
    static String make(Random random) {
        return HOW[random.nextInt(HOW.length)] + "-" + WHO[random.nextInt(WHO.length)] + "-"
                + (1_000 + random.nextInt(NUMBERS));
    }

    /** Whether a key can be used. */
    static boolean isGood(String key) {
        return key.matches("[a-z0-9-]{8,60}");
    }
}
