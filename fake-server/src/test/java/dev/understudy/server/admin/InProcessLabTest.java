package dev.understudy.server.admin;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.Lab;

class InProcessLabTest extends LabContract {

    @Override
    Lab lab(TokenWorld of) {
        return of.google().lab();
    }
}
