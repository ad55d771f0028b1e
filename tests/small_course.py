"""The small course of the tests, as a tree of files."""

SMALL = """
    curriculum/curriculum.yaml:
        title: Descent
        audience: Programmers
        assumes:
          algebra: APPLIED
        series: [foundations]
        rules:
          unlisted-file: warning
          too-many-new-concepts: {severity: error, STRETCH: 2}
    curriculum/concepts/mathematics.yaml:
        algebra:
          name: Algebra
        slope:
          name: Slope
          aliases: [Steepness, Rate of change]
          definition: How much a function rises for each step to the right.
          requires:
            algebra: DEVELOPED
          sources: [a textbook]
    curriculum/concepts/optimization.yaml:
        gradient-descent:
          name: Gradient descent
          requires:
            slope: {depth: INTRODUCED, to_reach: INTRODUCED}
        momentum:
          name: Momentum
          requires:
            gradient-descent: DEVELOPED
          requires_any:
            - {slope: INTRODUCED, algebra: INTRODUCED}
    curriculum/foundations/series.yaml:
        title: Foundations
        goal: Go downhill.
        modules: [descent, acceleration]
    curriculum/foundations/descent/module.yaml:
        title: Descent
        goal: Find the lowest point.
        narrative:
          premise: There is a valley.
          acts:
            - title: Seeing
              lessons: [slopes]
              story: Which way is down.
            - title: Walking
              lessons: [stepping]
              story: One step after another.
        lessons: [slopes, stepping]
        misconceptions:
          steepest-is-shortest:
            belief: Steepest descent is the shortest way.
            correction: It is the steepest at each point only.
            about: [gradient-descent]
            addressed_in: [stepping]
            refuted_by: [step-halves-the-loss]
    curriculum/foundations/descent/slopes.yaml:
        title: Slopes
        core: A number for steepness
        load: STRETCH
        position: Everything stands on it.
        status: built
        objective: Compute a slope.
        minutes: 45
        new:
          slope: INTRODUCED
        requires:
          algebra: DEVELOPED
        claims:
          parabola-rises-by-two:
            statement: The slope of x^2 at one is 2.
            demo: slopes:parabola
            expect:
              slope: {equals: 2, within: 0.5, unit: m/m}
            seeds: 1
            sources: [a textbook]
        examples:
          - {kind: positive, what: a hill, purpose: the plain case}
          - {kind: positive, what: a stair}
          - {kind: negative, what: a cliff}
        modalities:
          - {kind: visual, what: a drawing}
          - {kind: verbal, what: a walk}
          - {kind: symbolic, what: a quotient}
        mental_models: [A ball rolls down.]
        scope: {covers: [lines], leaves_out: [surfaces]}
        exercises:
          - {title: Draw a slope, support: guided}
        misconceptions:
          steep-is-high:
            belief: Where it is steep it is high.
            correction: A slope says nothing about height.
    curriculum/foundations/descent/stepping.yaml:
        title: Stepping
        core: One step downhill
        load: BUILD
        objective: Take a step.
        position: It takes the slope and uses it.
        new:
          gradient-descent: {depth: DEVELOPED, label: by hand}
        reinforced:
          slope: INTRODUCED -> DEVELOPED
        requires:
          slope: INTRODUCED
        claims:
          step-halves-the-loss:
            statement: One step halves the loss.
            demo: slopes:parabola
            expect:
              slope: {between: [1, 3]}
            sources: [a textbook]
        misconceptions:
          larger-is-faster:
            belief: A larger step is faster.
            correction: Too large a step climbs.
            refuted_by: [step-halves-the-loss]
    curriculum/foundations/acceleration/module.yaml:
        title: Acceleration
        goal: Arrive sooner.
        lessons: [rolling]
    curriculum/foundations/acceleration/rolling.yaml:
        title: Rolling
        core: Steps that remember
        load: CONSOLIDATE
        objective: Predict where a ball rolls.
        position: It goes where stepping went, in fewer steps.
        new:
          momentum: INTRODUCED
        reinforced:
          slope: {depth: DEVELOPED, label: once more}
        requires:
          gradient-descent:
            depth: APPLIED
            gap: {size: small, resolution: recap, where: at the start}
        claims:
          rolling-is-smooth:
            statement: Momentum averages steps.
            demo: slopes:parabola
            expect:
              smooth: {is: true}
            sources: [a textbook]
        waivers:
          - rule: new-in-consolidate
            reason: A running average is nothing new to programmers.
            until: 2999-12-31
    demos/slopes.py:
        from curriculum_kit import demo

        @demo
        def parabola():
            return {"slope": 2.0}

        @parabola.control
        def line():
            return {"slope": 1.0}
"""
"""A course that uses every key there is and has no finding."""
